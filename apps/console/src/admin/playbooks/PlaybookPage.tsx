import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Skeleton } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client.js';
import type { paths } from '../../api/document.js';
import { language } from '../../language/choice.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { Mark, type Tone } from '../Mark.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AdminFrame } from '../AdminFrame.js';
import { words } from './playbook-words.js';
import { PublishPlaybook } from './PublishPlaybook.js';
import { usePlaybookCheck, type PlaybookCheck } from './use-playbook-check.js';
import { VersionDifference } from './VersionDifference.js';

const YamlEditor = lazy(() => import('../YamlEditor.js'));

/** One playbook: its text with faults at their lines, its versions, and the way to a new one. */
export default function PlaybookPage(): ReactElement {
  const { playbook: id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['playbooks', id],
    queryFn: async ({ signal }) =>
      (await api.GET('/playbooks/{playbook}', { params: { path: { playbook: id } }, signal })).data,
  });
  if (error !== null)
    return (
      <AdminFrame title={id}>
        <Failure error={error} onAgain={() => void refetch()} />
      </AdminFrame>
    );
  if (data === undefined)
    return (
      <AdminFrame title={id}>
        <Skeleton active paragraph={{ rows: 12 }} />
      </AdminFrame>
    );
  return <Open key={id} playbook={data} />;
}

type Playbook =
  paths['/playbooks/{playbook}']['get']['responses'][200]['content']['application/json'];

function Open({ playbook }: { readonly playbook: Playbook }): ReactElement {
  const { id, name, text: newest, versions } = playbook;
  const said = useWords(words);
  const texts = useTexts();
  const [text, setText] = useState(newest);
  const [compared, setCompared] = useState<number>();
  const [publishing, setPublishing] = useState(false);
  const check = usePlaybookCheck(text);
  const load = async (version: number): Promise<void> => {
    const path = { playbook: id, version: String(version) };
    const { data } = await api.GET('/playbooks/{playbook}/versions/{version}', {
      params: { path },
    });
    if (data !== undefined) setText(data.text);
  };
  return (
    <AdminFrame title={name[language()]} extra={<Link to="/admin/playbooks">← {said.back}</Link>}>
      <div className="admin-bar">
        <Standing check={check} text={text} />
        <Button
          onClick={() => {
            setText(raised(text));
          }}
        >
          {said.raise}
        </Button>
        <Button
          onClick={() => {
            setText(copied(text, id));
          }}
        >
          {said.copy}
        </Button>
        <Button
          type="primary"
          disabled={check.playbook === undefined || check.of !== text}
          onClick={() => {
            setPublishing(true);
          }}
        >
          {said.publish}
        </Button>
      </div>
      {check.error !== null && <Failure error={check.error} />}
      <div className="admin-editor">
        <Suspense fallback={<Skeleton active paragraph={{ rows: 14 }} />}>
          <YamlEditor value={text} marks={check.marks} label={said.text} onChange={setText} />
        </Suspense>
        <Flex vertical gap={12}>
          {check.marks.length > 0 && (
            <Card size="small" title={said.faults(check.marks.length)}>
              <ul style={{ margin: 0, paddingInlineStart: 20 }} data-testid="faults">
                {check.marks.map(({ line, message }) => (
                  <li key={`${line} ${message}`}>
                    <strong>{said.atLine(line)}</strong> {message}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Card size="small" title={said.versions}>
            <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
              {versions.toReversed().map(({ version, publishedAt, publishedBy }) => (
                <li key={version} style={{ paddingBlock: 6 }}>
                  <strong>{said.version(version)}</strong> {spoken(publishedAt, texts)} ·{' '}
                  {said.by(publishedBy)}
                  <br />
                  <Button
                    size="small"
                    aria-label={`${said.load} ${said.version(version)}`}
                    onClick={() => void load(version)}
                  >
                    {said.load}
                  </Button>{' '}
                  <Button
                    size="small"
                    aria-label={`${said.compare} ${said.version(version)}`}
                    onClick={() => {
                      setCompared(version);
                    }}
                  >
                    {said.compare}
                  </Button>
                </li>
              ))}
            </ul>
          </Card>
        </Flex>
      </div>
      {compared !== undefined && (
        <VersionDifference
          {...{ id, text }}
          version={compared}
          onClose={() => {
            setCompared(undefined);
          }}
        />
      )}
      {publishing && check.playbook !== undefined && (
        <PublishPlaybook
          text={text}
          playbook={check.playbook}
          onClose={() => {
            setPublishing(false);
          }}
        />
      )}
    </AdminFrame>
  );
}

function Standing({
  check,
  text,
}: {
  readonly check: PlaybookCheck;
  readonly text: string;
}): ReactElement {
  const said = useWords(words);
  const [tone, told]: readonly [Tone, string] =
    check.of !== text
      ? ['plain', said.checking]
      : check.marks.length > 0
        ? ['wrong', said.faults(check.marks.length)]
        : ['good', said.sound];
  return (
    <span role="status">
      <Mark tone={tone}>{told}</Mark>
    </span>
  );
}

/** The same text one version up. */
const raised = (text: string): string =>
  text.replace(/^version:\s*(\d+)/m, (_, version: string) => `version: ${Number(version) + 1}`);

/** The same text under an id of its own, from its first version. */
const copied = (text: string, id: string): string =>
  text.replace(/^id:.*$/m, `id: ${id}-2`).replace(/^version:.*$/m, 'version: 1');
