import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Skeleton, Typography } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import type { paths } from '../../api/document.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { Mark } from '../Mark.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AdminFrame } from '../AdminFrame.js';
import { words as admin } from '../words.js';
import { Bench } from './Bench.js';
import { Cases } from './Cases.js';
import { PublishRules } from './PublishRules.js';
import { FIRST_DRAFT, textOf } from './rule-set-text.js';
import { words } from './rules-words.js';
import { Shadow } from './Shadow.js';
import { useRuleCheck } from './use-rule-check.js';

const YamlEditor = lazy(() => import('../YamlEditor.js'));

/** The rules by which the house dispatches: written, checked, tried, run in the shadow, published. */
export default function RulesPage(): ReactElement {
  const common = useWords(admin);
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-sets'],
    queryFn: async ({ signal }) => (await api.GET('/routing/rule-sets', { signal })).data,
  });
  return (
    <AdminFrame title={common.rules}>
      {error !== null && <Failure error={error} onAgain={() => void refetch()} />}
      {data === undefined ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : (
        <Workbench live={data.live} versions={data.versions} />
      )}
    </AdminFrame>
  );
}

type RuleSets = paths['/routing/rule-sets']['get']['responses'][200]['content']['application/json'];

function Workbench({ live, versions }: RuleSets): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const [liveText] = useState(() => (live === null ? '' : textOf(unversioned(live))));
  const [text, setText] = useState(liveText === '' ? FIRST_DRAFT : liveText);
  const [publishing, setPublishing] = useState(false);
  const { ruleSet, check, marks, checking, error } = useRuleCheck(text);
  return (
    <>
      <Typography.Text type="secondary">{said.intro}</Typography.Text>
      <div className="admin-bar">
        <span>
          {live === null ? said.none : said.live(live.id, live.version, live.rules.length)}
        </span>
        <span role="status">
          {!checking && check !== undefined && (
            <Mark tone={check.publishable ? 'good' : 'wrong'}>
              {check.publishable ? said.publishable : said.notPublishable}
            </Mark>
          )}
        </span>
        <Button
          type="primary"
          disabled={checking || check?.publishable !== true}
          onClick={() => {
            setPublishing(true);
          }}
        >
          {said.publish}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
      <div className="admin-editor">
        <Flex vertical gap={12} style={{ minWidth: 0 }}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 14 }} />}>
            <YamlEditor value={text} marks={marks} label={said.text} onChange={setText} />
          </Suspense>
          <Card size="small" title={said.findings}>
            {marks.length === 0 ? (
              <Typography.Text type="secondary">✓ {said.noFindings}</Typography.Text>
            ) : (
              <ul style={{ margin: 0, paddingInlineStart: 20 }} data-testid="findings">
                {marks.map(({ line, severity, message }) => (
                  <li key={`${line} ${message}`}>
                    <Mark tone={severity === 'error' ? 'wrong' : 'note'}>
                      {said.severity[severity]}
                    </Mark>
                    <strong>{said.atLine(line)}</strong> {message}
                  </li>
                ))}
              </ul>
            )}
          </Card>
          {check !== undefined && <Cases cases={check.cases} />}
        </Flex>
        <Flex vertical gap={12}>
          <Bench draft={ruleSet} isLive={live !== null} />
          <Shadow draft={ruleSet} isLive={live !== null} />
          {versions.length > 0 && (
            <Card size="small" title={said.versions}>
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {versions.map(({ id, version, rules, publishedAt, reason }) => (
                  <li key={version}>
                    {said.versionLine(id, version, rules)}
                    <br />
                    <Typography.Text type="secondary">
                      {spoken(publishedAt, texts)} · {reason}
                    </Typography.Text>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </Flex>
      </div>
      {publishing && ruleSet !== undefined && (
        <PublishRules
          {...{ ruleSet, liveText, text }}
          onClose={() => {
            setPublishing(false);
          }}
        />
      )}
    </>
  );
}

/** The version is given when it is published; it is no part of what people write. */
function unversioned<R extends { readonly version: number }>(live: R): Omit<R, 'version'> {
  const { version: _given, ...ruleSet } = live;
  return ruleSet;
}
