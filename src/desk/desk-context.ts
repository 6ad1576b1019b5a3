import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Messages } from '../messages/create-messages.ts';
import type { Send } from './api.ts';

/** What every part of the application needs. */
export interface Desk {
  readonly m: Messages;
  readonly send: Send;
  readonly isAdmin: boolean;
}

/** Hands it down. */
export const DeskContext = createContext<Desk | null>(null);

/** What every part of the application needs; only within a `DeskContext`. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Nothing hands down the desk.');
  return desk;
}

/** Whether single keys do something now. */
export const KeysContext = createContext(true);
