import type { Browser, CDPSession, Page } from 'playwright-core';

/** What of Chromium's own trace tells of frames and of what the page did for them. */
const CATEGORIES = [
  '-*',
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** What a trace says of a page that was in motion. */
export interface Motion {
  readonly seconds: number;
  /** Frames drawn, by the wall clock. */
  readonly framesPerSecond: number;
  /** Frames the page could draw where the processor had nothing else to do: its own work a frame. */
  readonly framesPerBusySecond: number;
  /** Processor time of the longest piece of work of the page, ms: so long it could not answer. */
  readonly longestWorkMs: number;
}

/** Traces a page in Chromium while something goes on in it, which takes so many seconds or more. */
export async function motionOf(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<Motion> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return motionIn(traceEvents);
}

/** As a finger does on a wheel that is turned on and on: so far, pixels, at so many a second. */
export async function wheeled(cdp: CDPSession, distance: number, speed: number): Promise<void> {
  await cdp.send('Input.synthesizeScrollGesture', {
    x: 720,
    y: 500,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
}

function motionIn(events: readonly TraceEvent[]): Motion {
  const frames = events.filter(({ name }) => name === 'DrawFrame').map(({ ts }) => ts);
  const works = pageWork(events);
  const seconds = (Math.max(...frames) - Math.min(...frames)) / 1_000_000;
  const busySeconds = works.reduce((sum, each) => sum + each, 0) / 1_000_000;
  return {
    seconds,
    framesPerSecond: frames.length / seconds,
    framesPerBusySecond: frames.length / busySeconds,
    longestWorkMs: Math.max(...works) / 1_000,
  };
}

/** Processor time of each task of the thread that runs the page, microseconds. */
function pageWork(events: readonly TraceEvent[]): readonly number[] {
  const byThread = new Map<string, number[]>();
  for (const { name, ph, pid, tid, tdur } of events) {
    if (name !== 'RunTask' || ph !== 'X' || tdur === undefined) continue;
    const thread = `${String(pid)}.${String(tid)}`;
    const known = byThread.get(thread);
    if (known === undefined) byThread.set(thread, [tdur]);
    else known.push(tdur);
  }
  const pages = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => byThread.get(`${String(pid)}.${String(tid)}`) ?? []);
  // A browser keeps a spare renderer, which does nothing.
  const [busiest = []] = pages.sort((one, other) => other.length - one.length);
  return busiest;
}
