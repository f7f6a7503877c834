/** A point of the earth, degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A point on the sheet, pixels from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Side of a tile of the usual web map, pixels. */
export const TILE = 256;
const DEEPEST = 17;

/** The world of the usual web map (Web Mercator, EPSG:3857) at a zoom: pixels from its corner. */
export function worldAt(zoom: number, { latitude, longitude }: Point): Spot {
  const size = TILE * 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  return {
    x: ((longitude + 180) / 360) * size,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  };
}

/** The part of the world a sheet shows. */
export interface View {
  readonly zoom: number;
  /** World pixels of the sheet's upper left corner. */
  readonly left: number;
  readonly top: number;
}

/** The closest view in which a sheet shows all the points, with a margin. */
export function viewOf(
  points: readonly Point[],
  { width, height, margin }: { width: number; height: number; margin: number },
): View {
  const fits = (zoom: number): boolean => {
    const { right, left, bottom, top } = boundsAt(zoom, points);
    return right - left <= width - 2 * margin && bottom - top <= height - 2 * margin;
  };
  let zoom = DEEPEST;
  while (zoom > 0 && !fits(zoom)) zoom -= 1;
  const { right, left, bottom, top } = boundsAt(zoom, points);
  return {
    zoom,
    left: (left + right - width) / 2,
    top: (top + bottom - height) / 2,
  };
}

function boundsAt(
  zoom: number,
  points: readonly Point[],
): { left: number; right: number; top: number; bottom: number } {
  const spots = points.map((point) => worldAt(zoom, point));
  const xs = spots.map(({ x }) => x);
  const ys = spots.map(({ y }) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}
