import type { JSX } from 'preact';
import { encode } from 'uqr';

/** White around a QR code, in modules: readers want four, and the page's margin is no part of the picture. */
const BORDER = 4;

/** A QR code as a picture of the page itself, black on white whatever the page's colours: the readers want it so. */
export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
