import { App, Button, Flex, Popconfirm, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { useOrder } from '../../api/use-order.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { RevisionsDrawer } from './RevisionsDrawer.js';
import type { Publication, TableName } from './use-rankings.js';
import { words } from './words.js';
import { Mark } from '../Mark.js';

/** Whether the table is frozen, where and under which hash; and what may be done about it. */
export function PublicationBar({
  name,
  published,
  revision,
  roles,
  onRevision,
}: {
  readonly name: TableName;
  readonly published: Publication | null | undefined;
  /** The one that is looked at; absent: the figures of now. */
  readonly revision: number | undefined;
  readonly roles: readonly string[];
  readonly onRevision: (revision: number | undefined) => void;
}): ReactElement | null {
  const texts = useTexts();
  const said = useWords(words);
  const [open, setOpen] = useState(false);
  if (published === undefined) return null;
  if (published === null)
    return (
      <Flex gap={12} wrap align="center">
        <Mark>{said.unpublished}</Mark>
        {['ANALYST', 'COMMANDER'].some((role) => roles.includes(role)) && (
          <PublishButton name={name} />
        )}
      </Flex>
    );
  const { shown, appeals } = published;
  return (
    <Flex gap={12} wrap align="center">
      <Mark meaning="good">{said.published(shown.revision)}</Mark>
      <span>{spoken(shown.publishedAt, texts)}</span>
      <span>{said.frozen(shown.position)}</span>
      <span>
        {said.seal} <code title={shown.sha256}>{shown.sha256.slice(0, 16)}…</code>
      </span>
      <Button
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        {said.details}
        {appeals.length > 0 && ` (${appeals.length})`}
      </Button>
      {revision === undefined ? (
        <Button
          size="small"
          onClick={() => {
            onRevision(shown.revision);
          }}
        >
          {said.view}
        </Button>
      ) : (
        <>
          <Typography.Text strong>{said.shownRevision(revision)}</Typography.Text>
          <Button
            size="small"
            onClick={() => {
              onRevision(undefined);
            }}
          >
            {said.current}
          </Button>
        </>
      )}
      {open && (
        <RevisionsDrawer
          name={name}
          published={published}
          roles={roles}
          onView={(each) => {
            onRevision(each);
            setOpen(false);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Flex>
  );
}

function PublishButton({ name: { set, period } }: { readonly name: TableName }): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { message } = App.useApp();
  const { send, sending } = useOrder((body: object, header) =>
    api.POST('/kpi/tables/{set}/{period}/publication', {
      params: { path: { set, period }, header },
      body,
    }),
  );
  const publish = async (): Promise<void> => {
    try {
      await send({});
    } catch (error) {
      void message.error(error instanceof Problem ? error.body.detail : texts.line.unreachable);
    }
  };
  return (
    <Popconfirm
      title={said.publish}
      description={<div style={{ maxWidth: 300 }}>{said.publishWhy}</div>}
      onConfirm={() => void publish()}
    >
      <Button size="small" loading={sending}>
        {said.publish}
      </Button>
    </Popconfirm>
  );
}
