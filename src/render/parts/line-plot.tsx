import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';

export interface PlotPoint {
  readonly at: Date;
  readonly value: number;
}

interface LinePlotProps {
  readonly title: string;
  readonly points: readonly PlotPoint[];
  readonly format: (value: number) => string;
  /** A value that matters, such as a threshold, and what it is. */
  readonly mark?: { readonly value: number; readonly label: string };
  readonly m: Messages;
}

/** In units of the drawing: room for the numbers at the start and the times below. */
const [WIDTH, HEIGHT] = [640, 180];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 12, 12, 24];

/** One line over time as a drawing without script. It starts at zero, or below where values are; its table stands beside it. */
export function LinePlot({ title, points, format, mark, m }: LinePlotProps): JSX.Element | null {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return null;
  const values = [...points.map(({ value }) => value), mark?.value ?? 0, 0];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = last.at.getTime() - first.at.getTime() || 1;
  const x = (at: Date) => LEFT + ((at.getTime() - first.at.getTime()) / span) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + ((high - value) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM);
  const path = points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <figure class="plot">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {[...new Set([high, 0, low])].map((value) => (
          <>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 8} y={y(value)} text-anchor="end" dominant-baseline="middle">
              {format(value)}
            </text>
          </>
        ))}
        {mark && (
          <>
            <line class="mark" x1={LEFT} x2={WIDTH - RIGHT} y1={y(mark.value)} y2={y(mark.value)} />
            <text x={WIDTH - RIGHT} y={y(mark.value) - 6} text-anchor="end">
              {mark.label}
            </text>
          </>
        )}
        <polyline class="line" points={path} />
        <text x={LEFT} y={HEIGHT - 6}>
          {m.dateTime(first.at)}
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 6} text-anchor="end">
          {m.dateTime(last.at)}
        </text>
      </svg>
    </figure>
  );
}
