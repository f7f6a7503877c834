import { Button, Flex } from 'antd';
import { useMemo, useState, type CSSProperties, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { useNames } from '../../names/use-names.js';
import { words as desk } from '../words.js';
import { placesBelow, rolledUp } from './places.js';
import { words } from './words.js';

/** Tiles for the places of one level: the more is open, the deeper the colour. A tile opens what is below. */
export function PlaceTiles({
  counts,
  most,
  root,
}: {
  readonly counts: ReadonlyMap<string, number>;
  /** What is full colour: the most ever open, so that colours mean the same all along. */
  readonly most: number;
  /** Where the tree begins; absent: at the top. */
  readonly root: string | undefined;
}): ReactElement {
  const said = useWords(words);
  const { nowhere } = useWords(desk);
  const { territories } = useNames();
  const [opened, setOpened] = useState<string>();
  const top = useMemo(() => topOf(territories, root), [territories, root]);
  const at = opened !== undefined && territories.has(opened) ? opened : top;
  const sums = useMemo(() => rolledUp(counts, territories), [counts, territories]);
  const places = placesBelow(at, sums, territories);
  const own = at === undefined ? 0 : (counts.get(at) ?? 0);
  const above = at === undefined || at === top ? undefined : territories.get(at)?.parent;
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center" style={{ minHeight: 32 }}>
        <strong>{at === undefined ? said.anywhere : (territories.get(at)?.name ?? at)}</strong>
        {at !== undefined && (
          <span>
            {sums.get(at) ?? 0} {said.within}
          </span>
        )}
        {at !== top && (
          <Button
            size="small"
            onClick={() => {
              setOpened(above);
            }}
          >
            {said.up}
          </Button>
        )}
      </Flex>
      <div className="tiles">
        {places.map(({ code, name, count, deeper }) => (
          <button
            key={code}
            type="button"
            className="tile"
            disabled={!deeper}
            style={{ '--share': `${shareOf(count, most)}%` } as CSSProperties}
            onClick={() => {
              setOpened(code);
            }}
          >
            <span>{name === '' ? nowhere : name}</span>
            <strong>{count}</strong>
          </button>
        ))}
        {own > 0 && places.length > 0 && (
          <div className="tile" style={{ '--share': `${shareOf(own, most)}%` } as CSSProperties}>
            <span>{said.here}</span>
            <strong>{own}</strong>
          </div>
        )}
      </div>
    </Flex>
  );
}

/** The square root: a few matters still show, hundreds do not drown the rest. */
const shareOf = (count: number, most: number): number =>
  count <= 0 ? 0 : Math.round(8 + 52 * Math.sqrt(count / Math.max(most, 1)));

/** A tree of one root is shown from below it. */
function topOf(
  territories: ReadonlyMap<string, { readonly code: string; readonly parent?: string }>,
  root: string | undefined,
): string | undefined {
  if (root !== undefined) return root;
  const roots = [...territories.values()].filter(
    ({ parent }) => parent === undefined || !territories.has(parent),
  );
  return roots.length === 1 ? roots[0]?.code : undefined;
}
