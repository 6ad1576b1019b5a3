import type { Messages } from '../../messages/index.ts';

/**
 * What the script in the browser says, as JSON for `data-texts`. Placeholders (`{count}`, `{name}`) are filled in
 * there.
 */
export function scriptTexts(m: Messages): string {
  return JSON.stringify({
    sending: m.template('script.sending'),
    failed: m.template('script.failed'),
    offline: m.template('script.offline'),
    copied: m.template('script.copied'),
    unfold: m.template('script.unfold'),
    restored: m.template('script.restored'),
    signIn: m.template('script.signIn'),
    signOut: m.template('script.signOut'),
    writingAs: m.template('script.writingAs'),
    save: m.template('script.save'),
    deleteAsk: m.template('script.deleteAsk'),
    deleted: m.template('script.deleted'),
    sent: m.template('script.sent'),
    held: m.template('script.held'),
  });
}
