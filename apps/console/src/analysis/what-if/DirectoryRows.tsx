import { Button, Flex, Input, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { CodeSelect, CodesSelect } from './CodeSelect.js';
import { withPart, type DirectoryChange, type SplitPart } from './draft.js';
import { Rows } from './Rows.js';
import { words } from './words.js';

type Split = Extract<DirectoryChange, { change: 'SPLIT' }>;

/** How the organisation would be another: split, merged, retired, or places given elsewhere. */
export function DirectoryRows({
  changes,
  onChanges,
}: {
  readonly changes: readonly DirectoryChange[];
  readonly onChanges: (changes: DirectoryChange[]) => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <Rows<DirectoryChange>
      title={said.directory}
      rows={changes}
      adders={[
        [said.addSplit, { change: 'SPLIT', unit: '', into: [{ code: '' }, { code: '' }] }],
        [said.addMerge, { change: 'MERGE', units: [], into: '' }],
        [said.addRetire, { change: 'RETIRE', unit: '' }],
        [said.addReassign, { change: 'REASSIGN', from: '', to: '', territories: [] }],
      ]}
      onRows={onChanges}
    >
      {(row, change) => (
        <>
          <Tag style={{ alignSelf: 'center' }}>{said.changes[row.change]}</Tag>
          <OneChange row={row} onChange={change} />
        </>
      )}
    </Rows>
  );
}

function OneChange({
  row,
  onChange,
}: {
  readonly row: DirectoryChange;
  readonly onChange: (row: DirectoryChange) => void;
}): ReactElement {
  const said = useWords(words);
  switch (row.change) {
    case 'SPLIT':
      return <SplitRow row={row} onChange={onChange} />;
    case 'MERGE':
      return (
        <>
          <CodesSelect
            of="units"
            label={said.whichOnes}
            value={row.units}
            onChange={(units = []) => {
              onChange({ ...row, units });
            }}
          />
          <Input
            aria-label={said.into}
            placeholder={said.into}
            style={{ flex: '1 1 200px' }}
            value={row.into}
            onChange={({ target }) => {
              onChange({ ...row, into: target.value });
            }}
          />
        </>
      );
    case 'RETIRE':
      return (
        <>
          <CodeSelect
            of="units"
            label={said.which}
            value={row.unit}
            onChange={(unit = '') => {
              onChange({ ...row, unit });
            }}
          />
          <CodeSelect
            of="units"
            label={said.successor}
            value={row.successor}
            onChange={(successor) => {
              onChange(withPart(row, 'successor', successor));
            }}
          />
        </>
      );
    case 'REASSIGN':
      return (
        <>
          <CodeSelect
            of="units"
            label={said.fromUnit}
            value={row.from}
            onChange={(from = '') => {
              onChange({ ...row, from });
            }}
          />
          <CodeSelect
            of="units"
            label={said.toUnit}
            value={row.to}
            onChange={(to = '') => {
              onChange({ ...row, to });
            }}
          />
          <CodesSelect
            of="territories"
            label={said.territories}
            value={row.territories}
            onChange={(territories = []) => {
              onChange({ ...row, territories });
            }}
          />
        </>
      );
  }
}

/** The parts are asked in order; the last takes what no part before it takes. */
function SplitRow({
  row,
  onChange,
}: {
  readonly row: Split;
  readonly onChange: (row: Split) => void;
}): ReactElement {
  const said = useWords(words);
  const put = (at: number, part: SplitPart): void => {
    onChange({ ...row, into: row.into.map((each, other) => (other === at ? part : each)) });
  };
  return (
    <Flex vertical gap={8} style={{ flex: 1 }}>
      <CodeSelect
        of="units"
        label={said.which}
        value={row.unit}
        onChange={(unit = '') => {
          // Codes of the parts follow from the unit's, until somebody writes others.
          const into = row.into.map((part, at) =>
            part.code === '' || part.code === partCode(row.unit, at)
              ? { ...part, code: partCode(unit, at) }
              : part,
          );
          onChange({ ...row, unit, into });
        }}
      />
      {row.into.map((part, at) => (
        <Flex key={at} gap={8} wrap>
          <Input
            aria-label={said.part(at + 1)}
            placeholder={said.part(at + 1)}
            style={{ flex: '1 1 180px' }}
            value={part.code}
            onChange={({ target }) => {
              put(at, { ...part, code: target.value });
            }}
          />
          {at < row.into.length - 1 ? (
            <>
              <CodesSelect
                of="categories"
                label={said.categories}
                value={part.categories}
                onChange={(codes) => {
                  put(at, withPart(part, 'categories', codes));
                }}
              />
              <CodesSelect
                of="territories"
                label={said.territories}
                value={part.territories}
                onChange={(codes) => {
                  put(at, withPart(part, 'territories', codes));
                }}
              />
            </>
          ) : (
            <span style={{ flex: '2 1 220px', alignSelf: 'center' }}>{said.partRest}</span>
          )}
        </Flex>
      ))}
      <Button
        type="link"
        style={{ alignSelf: 'start' }}
        onClick={() => {
          const code = partCode(row.unit, row.into.length);
          onChange({ ...row, into: [...row.into, { code }] });
        }}
      >
        {said.addPart}
      </Button>
    </Flex>
  );
}

const partCode = (unit: string, at: number): string => (unit === '' ? '' : `${unit}-${at + 1}`);
