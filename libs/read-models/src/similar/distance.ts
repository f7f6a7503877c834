export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Between two parallels and two meridians, degrees. */
export interface Square {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Metres of a degree of latitude, WGS 84 at the latitudes of China; of longitude at the equator. */
const DEGREE_METRES = 111_200;

const cosine = (latitude: number): number => Math.max(0.01, Math.cos((latitude * Math.PI) / 180));

/** Metres between two points that are no more than a few kilometres apart; better than 1 %. */
export function metresBetween(one: Point, other: Point): number {
  const north = (one.latitude - other.latitude) * DEGREE_METRES;
  const east = (one.longitude - other.longitude) * DEGREE_METRES * cosine(one.latitude);
  return Math.hypot(north, east);
}

/** The square that holds every point within so many metres. */
export function squareAround({ latitude, longitude }: Point, metres: number): Square {
  const high = metres / DEGREE_METRES;
  const wide = high / cosine(latitude);
  return {
    south: latitude - high,
    north: latitude + high,
    west: longitude - wide,
    east: longitude + wide,
  };
}
