import { render, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { createApi } from './api.ts';
import { readDeskData, toMessages } from './boot.ts';
import { DeskContext, useDesk, type Desk } from './desk-context.ts';
import { QueuePage } from './queue-page.tsx';

/** The moderators' application: /desk is the queue, /desk/numbers the figures. */
function App(): JSX.Element {
  return location.pathname.endsWith('/numbers') ? <LazyNumbers /> : <QueuePage />;
}

function Waiting(): JSX.Element {
  const { m } = useDesk();
  return <p aria-busy="true">{m.t('moderation.loading')}</p>;
}

/** Plots are fetched by those who look at them. */
function LazyNumbers(): JSX.Element {
  const [Page, setPage] = useState<(() => JSX.Element) | null>(null);
  useEffect(() => {
    void import('./numbers/page.tsx').then(({ NumbersPage }) => setPage(() => NumbersPage));
  }, []);
  return Page ? <Page /> : <Waiting />;
}

function start(): void {
  const root = document.querySelector('#desk');
  if (!root) return;
  const data = readDeskData(document);
  const desk: Desk = { m: toMessages(data), send: createApi(data.language), isAdmin: data.isAdmin };
  root.replaceChildren();
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  );
}

start();
