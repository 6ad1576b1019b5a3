import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Judgement, Reason } from './index.ts';
import type { RuleId } from './rule-ids.ts';
import { refuseByRules, refuseEdit, toOutcome } from './outcome.ts';

const toReason = (rule: RuleId, verdict: Reason['verdict'], more: Partial<Reason> = {}): Reason => ({
  rule,
  verdict,
  version: 1,
  spans: [],
  figures: {},
  ...more,
});

const judged = (verdict: Judgement['verdict'], ...reasons: Reason[]): Judgement => ({ verdict, reasons });

test('a text without objections, or with remarks only, is published', () => {
  assert.equal(toOutcome(judged('publish')).status, 'published');
  const remarked = toOutcome(judged('remark', toReason('shouting', 'remark')));
  assert.deepEqual(remarked, { status: 'published', rule: null, reason: null, holding: [] });
});

test('what only the mode holds is pending; a rule beside it makes it withheld', () => {
  const modes = [toReason('newcomer', 'hold'), toReason('premoderation', 'hold')];
  assert.equal(toOutcome(judged('hold', ...modes)).status, 'pending');
  const both = toOutcome(judged('hold', toReason('links', 'hold'), ...modes));
  assert.deepEqual(both, {
    status: 'withheld',
    rule: 'links',
    reason: 'spam',
    holding: ['links', 'newcomer', 'premoderation'],
  });
});

test('a rejected text names the rule that rejects it, and not one that would only hold it', () => {
  const outcome = toOutcome(judged('reject', toReason('flood', 'hold'), toReason('bannedWords', 'reject')));
  assert.deepEqual(outcome, { status: 'rejected', rule: 'bannedWords', reason: 'banned_word', holding: [] });
  assert.equal(refuseByRules(judged('reject', toReason('bannedWords', 'reject'))), null);
});

test('who comes too soon is told how long to wait', () => {
  const refusal = refuseByRules(
    judged('reject', toReason('slowMode', 'reject', { figures: { seconds: 12 } })),
  );
  assert.equal(refusal?.refused, 'slow_mode');
  assert.equal(refusal.retryAfter, 12);
});

test('a rejected edit names the word', () => {
  const reason = toReason('bannedWords', 'reject', { spans: [{ start: 2, end: 7 }] });
  assert.deepEqual(refuseEdit(judged('reject', reason), 'A grunk'), {
    refused: 'edit_rejected',
    field: 'body',
    figures: { rule: 'bannedWords', found: 'grunk' },
  });
});
