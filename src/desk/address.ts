import { useCallback, useEffect, useState } from 'preact/hooks';

/** The address that is shown: what one looks at stands in it, so that it can be sent to a colleague. */
export interface Address {
  readonly query: URLSearchParams;
  /** Goes to another query of the same page; `replace` leaves nothing to go back to. */
  readonly go: (query: URLSearchParams, how?: 'push' | 'replace') => void;
}

/** The query of the page's address, and how it is changed. Back and forward change it, too. */
export function useAddress(): Address {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const follow = () => setSearch(location.search);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((query: URLSearchParams, how: 'push' | 'replace' = 'push') => {
    const next = query.size === 0 ? '' : `?${query}`;
    if (next === location.search) return;
    const url = location.pathname + next;
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    setSearch(next);
  }, []);
  return { query: new URLSearchParams(search), go };
}

/** A copy of a query with some of its fields set; an empty value takes a field away. */
export function withFields(
  query: URLSearchParams,
  fields: Readonly<Record<string, string>>,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(fields)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
