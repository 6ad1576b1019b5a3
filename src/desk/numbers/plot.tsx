import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import UPlot from 'uplot';
import uplotCss from 'uplot/dist/uPlot.min.css' with { type: 'text' };
import numbersCss from './numbers.css' with { type: 'text' };
import { useDesk } from '../desk-context.ts';

/** One line of a plot. They differ in how they are dashed, so that they are told apart in grey. */
export interface Line {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export interface PlotProps {
  /** What is counted, and in what. */
  readonly title: string;
  readonly days: readonly string[];
  readonly lines: readonly Line[];
  /** A value in words. */
  readonly write: (value: number) => string;
}

/** Plain, dashed, dotted, dash-dotted; the legend has the same by class. */
const DASHES: readonly number[][] = [[], [8, 5], [2, 4], [8, 4, 2, 4]];
const DAY = 86_400;
const HEIGHT = 220;
/** Steps between marks on the axis of days. */
const STEPS = [1, 2, 7, 14, 28, 61, 92].map((days) => days * DAY);

let areStylesThere = false;

/** The style sheets of plots come with them: the policy of the page lets scripts make them, and nothing inline. */
function bringStyles(): void {
  if (areStylesThere) return;
  areStylesThere = true;
  for (const css of [uplotCss, numbersCss]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }
}

/** Counts over days. It is a picture: whoever does not see it has the table below. */
export function Plot({ title, days, lines, write }: PlotProps): JSX.Element {
  const { m } = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    bringStyles();
    return draw(current, { days, lines, write, language: m.language, onPoint: setAt });
  }, [days, lines, write, m]);
  const point = at ?? days.length - 1;
  return (
    <figure aria-hidden="true">
      <figcaption>{title}</figcaption>
      <p class="legend">
        {lines.map((line, index) => (
          <span key={line.label}>
            <i class={`line l${index}`} /> {line.label} <b>{writeAt(line, point, write)}</b>
          </span>
        ))}
        <span class="day">{formatDay(m.language, days[point] ?? '')}</span>
      </p>
      <div class="plot" dir="ltr" ref={place} />
    </figure>
  );
}

function writeAt({ values }: Line, point: number, write: PlotProps['write']): string {
  const value = values[point] ?? null;
  return value === null ? '–' : write(value);
}

/** A day in the reader's language. */
export function formatDay(language: string, day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time)
    ? ''
    : new Intl.DateTimeFormat(toLocale(language), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        time,
      );
}

/** Plain `en` writes the month first. */
function toLocale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

interface Drawing extends Pick<PlotProps, 'days' | 'lines' | 'write'> {
  readonly language: string;
  readonly onPoint: (index: number | null) => void;
}

/** Draws, again when the place or the colours change; gives what takes it away. */
function draw(place: HTMLElement, drawing: Drawing): () => void {
  let plot: UPlot | null = null;
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const redraw = () => {
    plot?.destroy();
    plot = new UPlot(toOptions(place, drawing), toData(drawing), place);
  };
  const observer = new ResizeObserver(() => {
    const width = place.clientWidth;
    if (width === 0) return;
    if (plot) plot.setSize({ width, height: HEIGHT });
    else redraw();
  });
  observer.observe(place);
  scheme.addEventListener('change', redraw);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', redraw);
    plot?.destroy();
  };
}

function toData({ days, lines }: Drawing): UPlot.AlignedData {
  const times = days.map((day) => Date.parse(`${day}T00:00:00Z`) / 1_000);
  return [times, ...lines.map(({ values }) => [...values])];
}

function toOptions(place: HTMLElement, { lines, write, language, onPoint }: Drawing): UPlot.Options {
  const { color } = getComputedStyle(place);
  const faint = color.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.15)');
  const axis = {
    stroke: color,
    grid: { stroke: faint, width: 1 },
    ticks: { show: false },
    font: '12px system-ui',
  };
  return {
    width: place.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    // Days have no zone of their own.
    tzDate: (time) => UPlot.tzDate(new Date(time * 1_000), 'Etc/UTC'),
    scales: { y: { range: (_, __, most) => [0, Math.max(1, (most ?? 0) * 1.1)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 30,
        space: 60,
        incrs: STEPS,
        values: (_, times) => times.map((time) => formatDay(language, toDay(time))),
      },
      { ...axis, size: 64, values: (_, values) => values.map((value) => write(value)) },
    ],
    series: [
      {},
      ...lines.map((line, index) => ({
        label: line.label,
        stroke: color,
        width: 1.75,
        dash: DASHES[index] ?? [],
        spanGaps: false,
        // A line of a few days is hard to see, one of many has no room.
        points: { show: line.values.length <= 10, size: 5 },
      })),
    ],
    hooks: { setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)] },
  };
}

function toDay(time: number): string {
  return new Date(time * 1_000).toISOString().slice(0, 10);
}
