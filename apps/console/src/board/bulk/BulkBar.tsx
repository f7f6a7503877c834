import { Button, Flex } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { useMe } from '../../session/use-me.js';
import type { BoardRow } from '../row.js';
import { BULK_ORDERS, type BulkOrder } from './bulk-orders.js';
import { words } from './words.js';

const BulkDialog = lazy(() => import('./BulkDialog.js'));

/** More than a person can look through before they say yes. */
const MOST = 200;

/** What may be done with the chosen matters, by who one is. */
export function BulkBar({
  rows,
  onNone,
}: {
  readonly rows: readonly BoardRow[];
  readonly onNone: () => void;
}): ReactElement {
  const say = useWords(words);
  const { me } = useMe();
  // What was chosen when the dialog opened, however the board changes behind it.
  const [open, setOpen] = useState<{ order: BulkOrder; rows: readonly BoardRow[] }>();
  const roles = me?.actor?.roles ?? [];
  const offered = BULK_ORDERS.filter((order) => order.roles.some((role) => roles.includes(role)));
  return (
    <Flex gap={8} align="center" wrap role="toolbar" aria-label={say.chosen(rows.length)}>
      <strong>{rows.length > MOST ? say.max(MOST) : say.chosen(rows.length)}</strong>
      {offered.map((order) => (
        <Button
          key={order.name}
          size="small"
          disabled={rows.length > MOST}
          onClick={() => {
            setOpen({ order, rows });
          }}
        >
          {say.orders[order.name]}
        </Button>
      ))}
      <Button size="small" type="text" onClick={onNone}>
        {say.none}
      </Button>
      {open !== undefined && (
        <Suspense>
          <BulkDialog
            order={open.order}
            rows={open.rows}
            onClose={() => {
              setOpen(undefined);
            }}
          />
        </Suspense>
      )}
    </Flex>
  );
}
