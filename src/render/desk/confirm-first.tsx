import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import { PATHS, signInUrl } from '../urls.ts';

/**
 * Leads to the step before what is dangerous. Where something was typed already, in a window of its own, so that it is
 * not lost.
 */
export function ConfirmFirst(props: { returnTo: string; isTyped: boolean; m: Messages }): JSX.Element {
  const { returnTo, isTyped, m } = props;
  const aside = isTyped ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <p class="confirm" {...(isTyped ? { role: 'alert', tabindex: -1, autofocus: true } : {})}>
      {m.t(isTyped ? 'desk.confirmAside' : 'desk.confirmFirst')}{' '}
      <a href={signInUrl({ return: returnTo }, PATHS.stepUp)} {...aside}>
        {m.t('desk.confirm')}
      </a>
    </p>
  );
}
