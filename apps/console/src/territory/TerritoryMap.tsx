import { theme } from 'antd';
import type { KeyboardEvent, ReactElement } from 'react';
import { language } from '../language/choice.js';
import { useWords } from '../language/words.js';
import { tileTemplate } from './tile-template.js';
import { TILE, viewOf, worldAt, type Point, type View } from './projection.js';
import { standingOf, type Standing } from './standing.js';
import type { TerritoryCounts } from './use-territories.js';
import { words } from './words.js';

const SHEET = { width: 960, height: 560, margin: 72 };
const SMALLEST = 12;
const LARGEST = 44;

interface Placed {
  readonly each: TerritoryCounts;
  readonly x: number;
  readonly y: number;
}

/** The territories of one level where they lie: the larger the circle, the more is open in it. */
export function TerritoryMap({
  shown,
  onChoose,
}: {
  readonly shown: readonly TerritoryCounts[];
  readonly onChoose: (code: string) => void;
}): ReactElement {
  const say = useWords(words);
  const { token } = theme.useToken();
  const colours: Record<Standing, string> = {
    late: token.colorError,
    near: token.colorWarning,
    calm: token.colorPrimary,
  };
  const placed = shown.filter(({ centre }) => centre !== undefined);
  const view = placed.length === 0 ? undefined : viewOf(placed.map(centreOf), SHEET);
  const spots = view === undefined ? inTiles(shown) : onSheet(placed, view);
  const most = Math.max(1, ...shown.map(({ all }) => all.open));
  const radius = (open: number): number => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(open / most);
  const choose = (code: string) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(code);
  };
  return (
    <figure className="territory-map">
      <svg viewBox={`0 0 ${SHEET.width} ${SHEET.height}`} role="group" aria-label={say.map}>
        {view !== undefined && <Tiles view={view} />}
        {spots.map(({ each, x, y }) => {
          const { open, overdue, nearDue } = each.all;
          const name = each.name[language()];
          const size = radius(open);
          return (
            <g
              key={each.territory}
              role="button"
              tabIndex={0}
              transform={`translate(${x} ${y})`}
              onClick={() => {
                onChoose(each.territory);
              }}
              onKeyDown={choose(each.territory)}
            >
              <title>{`${name}：${say.counts(open, overdue, nearDue)}`}</title>
              <circle
                r={size}
                fill={colours[standingOf(each)]}
                fillOpacity={0.2}
                stroke={colours[standingOf(each)]}
                strokeWidth={2}
              />
              <text textAnchor="middle" dy="0.35em" fontWeight={600} fill={token.colorText}>
                {open}
              </text>
              <text textAnchor="middle" y={size + 18} fontSize={14} fill={token.colorText}>
                {name}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>{view === undefined ? say.noCentres : say.legend}</figcaption>
    </figure>
  );
}

/** The city's own map below the circles, where the house was told of one. */
function Tiles({ view: { zoom, left, top } }: { readonly view: View }): ReactElement | null {
  const template = tileTemplate();
  if (template === undefined) return null;
  const columns = span(left, SHEET.width);
  const rows = span(top, SHEET.height);
  return (
    <g opacity={0.7} aria-hidden>
      {columns.flatMap((column) =>
        rows.map((row) => (
          <image
            key={`${column} ${row}`}
            href={template
              .replace('{z}', String(zoom))
              .replace('{x}', String(column))
              .replace('{y}', String(row))}
            x={column * TILE - left}
            y={row * TILE - top}
            width={TILE}
            height={TILE}
          />
        )),
      )}
    </g>
  );
}

/** Numbers of the tiles that a stretch of the world touches. */
function span(from: number, length: number): readonly number[] {
  const first = Math.floor(from / TILE);
  const last = Math.floor((from + length) / TILE);
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

const centreOf = ({ centre }: TerritoryCounts): Point => centre ?? { latitude: 0, longitude: 0 };

function onSheet(placed: readonly TerritoryCounts[], view: View): readonly Placed[] {
  return placed.map((each) => {
    const { x, y } = worldAt(view.zoom, centreOf(each));
    return { each, x: x - view.left, y: y - view.top };
  });
}

/** Side by side where nobody said where they lie. */
function inTiles(shown: readonly TerritoryCounts[]): readonly Placed[] {
  const columns = Math.ceil(Math.sqrt(shown.length * (SHEET.width / SHEET.height)));
  const rows = Math.ceil(shown.length / Math.max(1, columns));
  return shown.map((each, n) => ({
    each,
    x: ((n % columns) + 0.5) * (SHEET.width / columns),
    y: (Math.floor(n / columns) + 0.5) * (SHEET.height / rows),
  }));
}
