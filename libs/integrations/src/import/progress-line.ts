import type { ImportProgress } from './run-import.js';

const BAR = 24;

/**
 * One line about a running import: bar, rows, issues per second, time left. `bar` false gives the
 * plain form for logs.
 */
export function progressLine(progress: ImportProgress, rate: number, bar: boolean): string {
  const { counts, totalRows } = progress;
  const share = totalRows === 0 ? 1 : counts.rows / totalRows;
  const percent = `${Math.floor(share * 100)} %`;
  const left = rate > 0 ? duration((totalRows - counts.rows) / rate) : '–';
  const rows = `${grouped(counts.rows)}/${grouped(totalRows)}`;
  const speed = `${grouped(Math.round(rate))}/s`;
  const rest = `剩余 left ${left}`;
  if (!bar) return `${percent} ${rows} · ${speed} · ${rest}`;
  const filled = Math.round(Math.min(share, 1) * BAR);
  const drawn = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
  return `${drawn} ${percent} · ${rows} · ${speed} · ${rest}`;
}

/** `1:05` or `2:01:05`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = `${hours > 0 ? two(minutes) : minutes}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** Digits in groups of three. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
