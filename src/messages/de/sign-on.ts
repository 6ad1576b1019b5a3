import type { Translation } from '../catalogue.ts';
import type { signOn as english } from '../en/sign-on.ts';

export const signOn = {
  'refusal.sign_on_algorithm':
    'Das Anmelde-Token ist auf eine Weise signiert, die diese Website nicht annimmt.',
  'refusal.sign_on_audience': 'Das Anmelde-Token ist für einen anderen Empfänger bestimmt.',
  'refusal.sign_on_claim_invalid': 'Was das Anmelde-Token zu {claim} angibt, ist nicht verwendbar.',
  'refusal.sign_on_claim_missing': 'Im Anmelde-Token fehlt {claim}.',
  'refusal.sign_on_disabled': 'Die Anmeldung über den Verlag ist für diese Website ausgeschaltet.',
  'refusal.sign_on_ended': 'Diese Anmeldung wurde beendet. Bitte melden Sie sich erneut an.',
  'refusal.sign_on_exchange_required':
    'Tokens dieser Website gelten einmal: Tauschen Sie es zuerst gegen eine Sitzung.',
  'refusal.sign_on_expired': 'Diese Anmeldung ist abgelaufen. Bitte melden Sie sich erneut an.',
  'refusal.sign_on_issuer':
    'Das Anmelde-Token stammt von einem anderen Aussteller, als diese Website annimmt.',
  'refusal.sign_on_key_unknown':
    'Hier gibt es keinen Schlüssel, mit dem sich das Anmelde-Token prüfen ließe.',
  'refusal.sign_on_keys_unavailable':
    'Die Schlüssel des Verlags sind gerade nicht lesbar. Bitte warten Sie {wait} und versuchen Sie es dann erneut.',
  'refusal.sign_on_lifetime': 'Das Anmelde-Token gilt länger, als diese Website erlaubt.',
  'refusal.sign_on_malformed': 'Das ist kein Anmelde-Token: Es lässt sich nicht lesen.',
  'refusal.sign_on_not_yet_valid':
    'Das Anmelde-Token stammt aus der Zukunft ({claim}). Bitte prüfen Sie die Uhr des Servers, der es ausstellt.',
  'refusal.sign_on_replayed': 'Dieses Anmelde-Token wurde schon benutzt und gilt nur einmal.',
  'refusal.sign_on_secret_invalid':
    'Ein Geheimnis hat 32 bis 1.000 Zeichen und ist kein öffentlicher Schlüssel. Lassen Sie es leer, dann wird eines erzeugt.',
  'refusal.sign_on_secret_not_found': 'Dieses Geheimnis gibt es nicht. Vielleicht ist es schon abgelaufen.',
  'refusal.sign_on_signature': 'Die Signatur des Anmelde-Tokens stimmt nicht.',
  'refusal.sign_on_too_large': 'Das Anmelde-Token ist zu groß.',
  'setting.ssoEnabled': 'Anmeldung über den Verlag',
  'settingMeaning.ssoEnabled':
    'Wer auf Ihren eigenen Seiten angemeldet ist, ist es auch hier: durch ein signiertes Token (JWT), das Ihre Seiten übergeben. Tokens öffnen nie das Pult.',
  'setting.ssoSameEmail': 'Gleiche E-Mail-Adresse, anderer Nutzer',
  'settingMeaning.ssoSameEmail':
    'Was geschieht, wenn ein Token das Postfach eines Kontos nennt, das jemand anderem gehört. Abgelehnt öffnet das Token nichts. Verknüpft öffnet es dieses Konto; wählen Sie das nur, wenn Sie prüfen, dass Postfächer Ihren Lesern gehören. Konten der Redaktion werden nie verknüpft.',
  'setting.ssoRealm': 'Bereich der Nutzer-IDs',
  'settingMeaning.ssoRealm':
    'Websites mit demselben Bereich meinen mit derselben user.id dieselbe Person; ein Konto gilt dann für alle. Wer das Geheimnis einer dieser Websites hat, kann Leser aller anmelden. Leer: Die IDs gehören nur dieser Website.',
  'setting.ssoAudience': 'Verlangter Empfänger',
  'settingMeaning.ssoAudience':
    'Tokens müssen diesen Text als aud tragen; ein Token für einen anderen Dienst öffnet hier dann nichts. Leer: wird nicht verlangt.',
  'setting.ssoIssuer': 'Verlangter Aussteller',
  'settingMeaning.ssoIssuer': 'Tokens müssen diesen Text als iss tragen. Leer: wird nicht verlangt.',
  'setting.ssoRequireExpiry': 'Tokens müssen ablaufen',
  'settingMeaning.ssoRequireExpiry':
    'Tokens ohne exp werden abgelehnt. Schalten Sie das ein, sobald Ihre Seiten Tokens übergeben, die enden: Eines, das nie endet, nützt einem Dieb für immer.',
  'setting.ssoMaxLifetimeMinutes': 'Längste Gültigkeit eines Tokens',
  'settingMeaning.ssoMaxLifetimeMinutes':
    'In Minuten von iat bis exp; beides brauchen Tokens dann. 0: ohne Grenze.',
  'setting.ssoOneTime': 'Tokens gelten einmal',
  'settingMeaning.ssoOneTime':
    'Jedes Token öffnet ein einziges Mal eine Sitzung und ist für jeden wertlos, der es später liest. Tokens brauchen jti und exp, und Ihre Seiten müssen für jeden Aufruf ein neues ausstellen.',
  'setting.ssoJwksUrl': 'Adresse öffentlicher Schlüssel (JWKS)',
  'settingMeaning.ssoJwksUrl':
    'Mit der https-Adresse eines Schlüsselsatzes werden auch Tokens angenommen, die mit EdDSA, ES256 oder RS256 signiert sind; ein gemeinsames Geheimnis ist dann nicht nötig. Schlüssel werden zehn Minuten behalten. Leer: nur Geheimnisse.',
} satisfies Translation<typeof english>;
