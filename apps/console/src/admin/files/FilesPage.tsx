import { useMutation } from '@tanstack/react-query';
import { Button, Card, Flex, Select, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AdminFrame } from '../AdminFrame.js';
import { ChangeDrawer } from '../directory/ChangeDrawer.js';
import { today } from '../directory/day.js';
import { words as directory } from '../directory/directory-words.js';
import type { Table } from '../directory/entry.js';
import { words as admin } from '../words.js';
import { words } from './files-words.js';

const WHOLE = 'whole';

/** The directory out of the house and in again, as files. */
export default function FilesPage(): ReactElement {
  const common = useWords(admin);
  return (
    <AdminFrame title={common.files}>
      <Export />
      <Import />
    </AdminFrame>
  );
}

function Export(): ReactElement {
  const said = useWords(words);
  const { tables } = useWords(directory);
  const [wanted, setWanted] = useState<Table | typeof WHOLE>(WHOLE);
  const download = useMutation<undefined, Error, Table | typeof WHOLE>({
    mutationFn: async (which) => {
      const query = which === WHOLE ? {} : { table: which };
      const { data } = await api.GET('/directory/file', { params: { query }, parseAs: 'blob' });
      offer(data as Blob, which === WHOLE ? `directory-${today()}.yaml` : `${which}.csv`);
      return undefined;
    },
  });
  return (
    <Card size="small" title={said.exportTitle}>
      <Typography.Paragraph type="secondary">{said.exportIntro}</Typography.Paragraph>
      <Flex gap={8} wrap>
        <Select<Table | typeof WHOLE>
          aria-label={said.table}
          style={{ width: 240 }}
          value={wanted}
          options={[
            { value: WHOLE, label: said.whole },
            ...(Object.keys(tables) as Table[]).map((table) => ({
              value: table,
              label: `${tables[table]}（${table}.csv）`,
            })),
          ]}
          onChange={setWanted}
        />
        <Button
          loading={download.isPending}
          onClick={() => {
            download.mutate(wanted);
          }}
        >
          {said.download}
        </Button>
      </Flex>
      {download.error !== null && <Failure error={download.error} />}
    </Card>
  );
}

/** Hands a file to the browser under a name. */
function offer(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function Import(): ReactElement {
  const said = useWords(words);
  const [chosen, setChosen] = useState<{ readonly file: string; readonly text: string }>();
  return (
    <Card size="small" title={said.importTitle}>
      <Typography.Paragraph type="secondary">{said.importIntro}</Typography.Paragraph>
      <label>
        {said.file}{' '}
        <input
          type="file"
          accept=".yaml,.yml,.json,.csv"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file === undefined) return;
            void file.text().then((text) => {
              setChosen({ file: file.name, text });
            });
            // The same file, mended, may be chosen again.
            target.value = '';
          }}
        />
      </label>
      {chosen !== undefined && (
        <ChangeDrawer
          title={`${said.importTitle} · ${chosen.file}`}
          initial={{}}
          changeOf={() => ({ command: 'ImportFile', body: chosen })}
          onClose={() => {
            setChosen(undefined);
          }}
        >
          <p>{said.chosen(chosen.file, `${Math.ceil(chosen.text.length / 1000)} kB`)}</p>
        </ChangeDrawer>
      )}
    </Card>
  );
}
