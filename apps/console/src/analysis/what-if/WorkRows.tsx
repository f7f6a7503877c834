import { InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { CodeSelect } from './CodeSelect.js';
import { withPart, type CatalogueChange, type Staffing } from './draft.js';
import { Rows } from './Rows.js';
import { words } from './words.js';

/** Units that would work faster or slower. */
export function StaffingRows({
  staffing,
  onStaffing,
}: {
  readonly staffing: readonly Staffing[];
  readonly onStaffing: (staffing: Staffing[]) => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <Rows<Staffing>
      title={said.staffing}
      rows={staffing}
      adders={[[said.addStaffing, { unit: '', speed: 1.2 }]]}
      onRows={onStaffing}
    >
      {(row, change) => (
        <>
          <CodeSelect
            of="units"
            label={said.which}
            value={row.unit}
            onChange={(unit = '') => {
              change({ ...row, unit });
            }}
          />
          <InputNumber
            aria-label={said.speed}
            suffix={said.speed}
            min={1}
            max={1_000}
            style={{ width: 240 }}
            value={Math.round(row.speed * 100)}
            onChange={(percent) => {
              change({ ...row, speed: (percent ?? 100) / 100 });
            }}
          />
        </>
      )}
    </Rows>
  );
}

/** Categories the catalogue would give to other units. */
export function CatalogueRows({
  catalogue,
  onCatalogue,
}: {
  readonly catalogue: readonly CatalogueChange[];
  readonly onCatalogue: (catalogue: CatalogueChange[]) => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <Rows<CatalogueChange>
      title={said.catalogue}
      rows={catalogue}
      adders={[[said.addCatalogue, { category: '' }]]}
      onRows={onCatalogue}
    >
      {(row, change) => (
        <>
          <CodeSelect
            of="categories"
            label={said.categories}
            value={row.category}
            onChange={(category = '') => {
              change({ ...row, category });
            }}
          />
          <CodeSelect
            of="units"
            label={said.handler}
            value={row.defaultHandler}
            onChange={(unit) => {
              change(withPart(row, 'defaultHandler', unit));
            }}
          />
        </>
      )}
    </Rows>
  );
}
