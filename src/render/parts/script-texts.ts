import type { Messages } from '../../messages/index.ts';

/**
 * What the script in the browser says, as JSON for `data-texts`. Placeholders (`{count}`, `{name}`) are filled in
 * there; a message with plural forms goes with all of them.
 */
export function scriptTexts(m: Messages): string {
  return JSON.stringify({
    count: m.template('thread.count'),
    copied: m.template('script.copied'),
    deleteAsk: m.template('script.deleteAsk'),
    deleted: m.template('script.deleted'),
    failed: m.template('script.failed'),
    held: m.template('script.held'),
    offline: m.template('script.offline'),
    restored: m.template('script.restored'),
    save: m.template('form.save'),
    sending: m.template('script.sending'),
    sent: m.template('script.sent'),
    signIn: m.template('action.signIn'),
    signInFirst: m.template('refusal.sign_in_required'),
    signOut: m.template('action.signOut'),
    unfold: m.template('script.unfold'),
    writingAs: m.template('viewer.writingAs'),
  });
}
