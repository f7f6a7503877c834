import { Card, Collapse, Flex, Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AnalysisFrame } from '../AnalysisFrame.js';
import { useAddress } from '../use-address.js';
import { useBilingual } from '../use-bilingual.js';
import { newDraft, type Draft } from './draft.js';
import { Report } from './Report.js';
import { RunsCard } from './RunsCard.js';
import { ScenarioForm } from './ScenarioForm.js';
import { useScenario, type Scenario } from './use-scenario.js';
import { reportWords } from './report-words.js';

const NEW = 'new';

/** One scenario: what it asks, its runs, and what they found; `new` is one to be written. */
export default function ScenarioPage(): ReactElement {
  const said = useWords(reportWords);
  const inWords = useBilingual();
  const { scenario = NEW } = useParams();
  const isNew = scenario === NEW;
  const { found, error } = useScenario(isNew ? undefined : scenario);
  const draft = found?.draft;
  const title = isNew ? said.create : draft === undefined ? said.scenario : inWords(draft.name);
  return (
    <AnalysisFrame part="what-if" title={title}>
      <Link to="/analysis/what-if">← {said.back}</Link>
      {isNew && <NewScenario />}
      {error !== null && <Failure error={error} />}
      {!isNew && found === undefined && error === null && <Skeleton active />}
      {found !== undefined && <Written key={scenario} found={found} />}
    </AnalysisFrame>
  );
}

function NewScenario(): ReactElement {
  const said = useWords(reportWords);
  const navigate = useNavigate();
  const { send, sending, error } = useOrder((body: Draft, header) =>
    api.POST('/what-if/scenarios', { params: { header }, body }),
  );
  const save = async (draft: Draft): Promise<void> => {
    const answer = await send(draft).catch(() => undefined);
    const made = answer?.data?.['scenario'];
    if (typeof made === 'string') await navigate(`/analysis/what-if/${made}`, { replace: true });
  };
  return (
    <ScenarioForm
      begun={newDraft()}
      label={said.save}
      saving={sending}
      error={error}
      onSave={(draft) => void save(draft)}
    />
  );
}

function Written({ found }: { readonly found: Scenario }): ReactElement {
  const said = useWords(reportWords);
  const address = useAddress();
  const { scenario, draft, runs } = found;
  const { send, sending, error } = useOrder((body: Draft, header) =>
    api.POST('/what-if/scenarios/{scenario}/changes', {
      params: { path: { scenario }, header },
      body,
    }),
  );
  const done = runs.filter(({ status, removed }) => status === 'COMPLETED' && removed !== true);
  const asked = Number(address.get('run'));
  const run = done.find((each) => each.run === asked) ?? done.at(-1);
  return (
    <>
      <RunsCard
        scenario={scenario}
        runs={runs}
        shown={run?.run}
        onShow={(each) => {
          address.put({ run: String(each) });
        }}
      />
      <Flex vertical gap={16}>
        {draft !== undefined && (
          <Collapse
            destroyOnHidden
            defaultActiveKey={runs.length === 0 ? ['written'] : []}
            items={[
              {
                key: 'written',
                label: said.edit,
                children: (
                  <ScenarioForm
                    begun={draft}
                    label={said.saveChanges}
                    saving={sending}
                    error={error}
                    onSave={(changed) => {
                      // What is refused is said in the form.
                      void send(changed).catch(() => undefined);
                    }}
                  />
                ),
              },
            ]}
          />
        )}
        {run === undefined ? (
          <Card size="small">{said.noReport}</Card>
        ) : (
          <Report scenario={scenario} run={run.run} />
        )}
      </Flex>
    </>
  );
}
