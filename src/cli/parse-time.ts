import { InvalidArgumentError } from 'commander';

/** Reads a day or a moment of a command line; a day begins at midnight UTC. @throws InvalidArgumentError */
export function parseTime(text: string): Date {
  const time = new Date(/^\d{4}-\d{2}-\d{2}([T ].+)?$/.test(text) ? text.replace(' ', 'T') : Number.NaN);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('A day or a moment is allowed: 2030-12-31 or 2030-12-31T08:00Z.');
  return time;
}
