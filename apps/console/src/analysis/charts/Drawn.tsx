import { useEffect, useRef, type ReactElement } from 'react';
import { begin, type Drawing, type Option } from './engine.js';

/** A chart as ECharts draws it; fetched when one is shown. */
export default function Drawn({
  option,
  height,
  onPoint,
}: {
  readonly option: Option;
  readonly height: number;
  /** A point was chosen: of which series, and the how many-th. */
  readonly onPoint?: (series: number, point: number) => void;
}): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing>(undefined);
  useEffect(() => {
    if (place.current === null) return;
    const made = begin(place.current);
    drawing.current = made;
    const watch = new ResizeObserver(() => {
      made.resize();
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    drawing.current?.setOption(option, { notMerge: true });
  }, [option]);
  useEffect(() => {
    const made = drawing.current;
    if (made === undefined || onPoint === undefined) return;
    const chosen = ({
      seriesIndex,
      dataIndex,
    }: {
      seriesIndex?: number;
      dataIndex: number;
    }): void => {
      onPoint(seriesIndex ?? 0, dataIndex);
    };
    made.on('click', chosen);
    return () => {
      made.off('click', chosen);
    };
  }, [onPoint]);
  return <div ref={place} style={{ height }} />;
}
