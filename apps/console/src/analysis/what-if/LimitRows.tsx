import { InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { CodesSelect } from './CodeSelect.js';
import { withPart, type LimitChange } from './draft.js';
import { Rows } from './Rows.js';
import { words } from './words.js';

type Kind = NonNullable<LimitChange['kinds']>[number];
type LimitUnit = Extract<LimitChange, { limit: unknown }>['limit']['unit'];

/** Units a person would set a limit in; a fixed time of day needs more than an amount. */
const UNITS: readonly LimitUnit[] = ['NAT_HOUR', 'WORK_HOUR', 'NAT_DAY', 'WORK_DAY', 'CAL_MONTH'];

/** Other limits: by per cent, or set anew; of everything or of some. */
export function LimitRows({
  limits,
  onLimits,
}: {
  readonly limits: readonly LimitChange[];
  readonly onLimits: (limits: LimitChange[]) => void;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const kinds = Object.entries(texts.clocks).map(([value, label]) => ({ value, label }));
  return (
    <Rows<LimitChange>
      title={said.limits}
      hint={said.limitsHint}
      rows={limits}
      adders={[
        [said.addFactor, { factor: 0.8 }],
        [said.addLimit, { kinds: ['HANDLE'], limit: { amount: 3, unit: 'NAT_DAY' } }],
      ]}
      onRows={onLimits}
    >
      {(row, change) => (
        <>
          {'factor' in row && (
            <InputNumber
              aria-label={said.percent}
              suffix={said.percent}
              min={1}
              max={1_000}
              style={{ width: 190 }}
              value={Math.round(row.factor * 100)}
              onChange={(percent) => {
                change({ ...row, factor: (percent ?? 100) / 100 });
              }}
            />
          )}
          {'limit' in row && (
            <>
              <InputNumber
                aria-label={said.amount}
                min={0}
                style={{ width: 90 }}
                value={row.limit.amount}
                onChange={(amount) => {
                  change({ ...row, limit: { ...row.limit, amount: amount ?? 0 } });
                }}
              />
              <Select<LimitUnit>
                aria-label={said.unit}
                style={{ width: 130 }}
                value={row.limit.unit}
                options={UNITS.map((value) => ({ value, label: said.limitUnits[value] }))}
                onChange={(unit) => {
                  change({ ...row, limit: { ...row.limit, unit } });
                }}
              />
            </>
          )}
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={said.kinds}
            placeholder={said.kinds}
            style={{ minWidth: 220, flex: '1 1 220px' }}
            value={row.kinds ?? []}
            options={kinds}
            onChange={(chosen: Kind[]) => {
              change(withPart<LimitChange, 'kinds'>(row, 'kinds', orNothing(chosen)));
            }}
          />
          <CodesSelect
            of="categories"
            label={said.categories}
            value={row.categories}
            onChange={(codes) => {
              change(withPart<LimitChange, 'categories'>(row, 'categories', codes));
            }}
          />
          <CodesSelect
            of="territories"
            label={said.territories}
            value={row.territories}
            onChange={(codes) => {
              change(withPart<LimitChange, 'territories'>(row, 'territories', codes));
            }}
          />
        </>
      )}
    </Rows>
  );
}

const orNothing = <T,>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);
