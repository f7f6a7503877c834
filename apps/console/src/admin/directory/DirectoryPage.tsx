import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Input, Segmented, Select, Skeleton, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AdminFrame } from '../AdminFrame.js';
import { words as admin } from '../words.js';
import { words } from './directory-words.js';
import { NewEntry } from './EntryChange.js';
import { EntryList } from './EntryList.js';
import { EntryPanel } from './EntryPanel.js';
import { isSection, SECTIONS, type Section } from './sections.js';
import type { FormTable } from './table-forms.js';
import { useLabels } from './use-labels.js';
import { useTable } from './use-table.js';

/** One part of the directory: its tables, as they are or were or will be on a day. */
export default function DirectoryPage(): ReactElement {
  const { section = '' } = useParams();
  // Another part begins anew: nothing typed there is meant here.
  return isSection(section) ? <Part key={section} section={section} /> : <Navigate to="/admin" />;
}

function Part({ section }: { readonly section: Section }): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const labels = useLabels();
  const [address, setAddress] = useSearchParams();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const tables: readonly FormTable[] = SECTIONS[section];
  const table = tables.find((each) => each === address.get('table')) ?? tables[0] ?? 'units';
  const asOf = address.get('asOf') ?? undefined;
  const chosen = address.get('entry') ?? undefined;
  const tree = address.get('tree') ?? undefined;
  const { data, error, again } = useTable(table, asOf);
  const go = (changes: Readonly<Record<string, string | undefined>>): void => {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(changes))
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    setAddress(next, { replace: true });
  };
  const rows = (data?.rows ?? []).filter(
    (entry) => table !== 'nodes' || tree === undefined || entry['tree'] === tree,
  );
  return (
    <AdminFrame
      title={common.sections[section]}
      extra={
        <Typography.Text type="secondary">
          {data !== undefined && common.versionNow(data.version)}
        </Typography.Text>
      }
    >
      <div className="admin-bar">
        {tables.length > 1 && (
          <Segmented
            value={table}
            options={tables.map((each) => ({ value: each, label: said.tables[each] }))}
            onChange={(next) => {
              go({ table: next, entry: undefined, tree: undefined });
            }}
          />
        )}
        {table === 'nodes' && (
          <Select
            allowClear
            aria-label={said.tables.trees}
            placeholder={said.tables.trees}
            style={{ width: 160 }}
            value={tree ?? null}
            options={[...labels.options(['trees'])]}
            onChange={(next: string | null | undefined) => {
              go({ tree: next ?? undefined, entry: undefined });
            }}
          />
        )}
        <Input
          type="search"
          allowClear
          aria-label={common.search}
          placeholder={common.search}
          style={{ width: 220 }}
          value={search}
          onChange={({ target }) => {
            setSearch(target.value);
          }}
        />
        <label>
          {common.day}{' '}
          <Input
            type="date"
            style={{ width: 150 }}
            value={asOf ?? ''}
            onChange={({ target }) => {
              go({ asOf: target.value });
            }}
          />
        </label>
        {asOf === undefined ? (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => {
              setAdding(true);
            }}
          >
            {said.add(said.tables[table])}
          </Button>
        ) : (
          <Button
            onClick={() => {
              go({ asOf: undefined });
            }}
          >
            {common.today}
          </Button>
        )}
      </div>
      {error !== null ? (
        <Failure error={error} onAgain={again} />
      ) : data === undefined ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <div className="admin-two">
          <EntryList
            {...{ table, rows, search, chosen, labels }}
            onChoose={(code) => {
              go({ entry: code });
            }}
          />
          {chosen === undefined ? (
            <Card size="small">
              <Typography.Text type="secondary">{said.choose}</Typography.Text>
            </Card>
          ) : (
            <EntryPanel key={`${table} ${chosen}`} {...{ table, asOf, labels }} code={chosen} />
          )}
        </div>
      )}
      {adding && (
        <NewEntry
          {...{ table, labels }}
          begin={tree === undefined ? {} : { tree }}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </AdminFrame>
  );
}
