import { useEffect, useState } from 'preact/hooks';
import { isFailure, type Failure } from './api.ts';
import { useDesk } from './desk-context.ts';

/** What a GET said: nothing yet (null), an answer, or why there is none. */
export type Loaded<Answer> = Answer | Failure | null;

/** The answer to a GET, asked for again when its route changes or `again` does; a route of null asks for nothing. */
export function useAnswer<Answer extends object>(
  route: string | null,
  again: unknown = null,
): Loaded<Answer> {
  const { send } = useDesk();
  const [loaded, setLoaded] = useState<{ readonly route: string; readonly answer: Loaded<Answer> } | null>(
    null,
  );
  useEffect(() => {
    if (route === null) return;
    let isCurrent = true;
    const load = async () => {
      const answer = await send<Answer>(`GET ${route}`);
      if (isCurrent) setLoaded({ route, answer });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [route, again, send]);
  return loaded?.route === route ? loaded.answer : null;
}

/** The answer where there is one. */
export function answerOf<Answer extends object>(loaded: Loaded<Answer>): Answer | null {
  return loaded === null || isFailure(loaded) ? null : loaded;
}
