import type { Translation } from '../catalogue.ts';
import type { account as english } from '../en/account.ts';

export const account = {
  'account.title': 'Ihr Konto',
  'account.nav': 'Bereiche Ihres Kontos',
  'account.page.profile': 'Profil',
  'account.page.replies': 'Antworten',
  'account.page.security': 'Sicherheit',
  'account.page.preferences': 'Einstellungen',
  'account.page.muted': 'Stummgeschaltete',
  'account.page.data': 'Ihre Daten',
  'account.signedInAs': 'Angemeldet als {name}',
} satisfies Translation<typeof english>;
