/** Colours that can be read on white and on black paper alike; the picture has no background of its own. */
export const inks = { text: '#768390', grid: '#8b949e', ours: '#2f81f7', plain: '#768390', emmett: '#d2691e' } as const;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A picture of fixed size that says in words what it shows. */
export function picture(size: { readonly width: number; readonly height: number }, says: string, parts: readonly string[]): string {
  const { width, height } = size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif" font-size="13">`,
    `  <title>${escaped(says)}</title>`,
    ...parts.map((part) => `  ${part}`),
    '</svg>',
    '',
  ].join('\n');
}

export interface Lettering {
  readonly ink?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly size?: number;
  /** Reads upwards. */
  readonly upright?: boolean;
}

export function label({ x, y }: Place, says: string, { ink = inks.text, anchor = 'start', bold, size, upright }: Lettering = {}): string {
  const attributes = [
    `x="${at(x)}" y="${at(y)}" fill="${ink}"`,
    anchor === 'start' ? '' : `text-anchor="${anchor}"`,
    bold === true ? 'font-weight="600"' : '',
    size === undefined ? '' : `font-size="${at(size)}"`,
    upright === true ? `transform="rotate(-90 ${at(x)} ${at(y)})"` : '',
  ];
  return `<text ${attributes.filter((attribute) => attribute !== '').join(' ')}>${escaped(says)}</text>`;
}

export function rule(from: Place, to: Place, strength: 'axis' | 'grid'): string {
  const opacity = strength === 'axis' ? '0.9' : '0.3';
  return `<line x1="${at(from.x)}" y1="${at(from.y)}" x2="${at(to.x)}" y2="${at(to.y)}" stroke="${inks.grid}" stroke-opacity="${opacity}"/>`;
}

export function curve(places: readonly Place[], ink: string, width: number): readonly string[] {
  const points = places.map(({ x, y }) => `${at(x)},${at(y)}`).join(' ');
  return [
    `<polyline points="${points}" fill="none" stroke="${ink}" stroke-width="${at(width)}" stroke-linejoin="round"/>`,
    ...places.map(({ x, y }) => `<circle cx="${at(x)}" cy="${at(y)}" r="${at(width + 1.5)}" fill="${ink}"/>`),
  ];
}

export function bar({ x, y }: Place, size: { readonly width: number; readonly height: number }, ink: string): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(size.width)}" height="${at(size.height)}" rx="2" fill="${ink}"/>`;
}

/** Round steps from 0 to at least the largest value: at most six of them. */
export function steps(largest: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(largest, 1)));
  const step = [0.2, 0.5, 1, 2].map((part) => part * power).find((part) => largest / part <= 5) ?? 2 * power;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, nth) => Math.round(nth * step));
}

/** Moves places apart, downwards, so that what is written at them does not overlap. */
export function apart(ys: readonly number[], distance: number): readonly number[] {
  const order = ys.map((_, index) => index).sort((a, b) => (ys[a] ?? 0) - (ys[b] ?? 0));
  const moved = [...ys];
  let last = -Infinity;
  for (const index of order) {
    last = Math.max(ys[index] ?? 0, last + distance);
    moved[index] = last;
  }
  return moved;
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
