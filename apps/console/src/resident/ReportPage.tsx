import { Button, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useOrder } from '../api/use-order.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { EMPTY, isPhone, reportOf, type Draft, type Report } from './draft.js';
import { Question } from './Question.js';
import { isVisit, useReporter } from './use-visit.js';
import { WhatQuestion } from './WhatQuestion.js';
import { WhereQuestion } from './WhereQuestion.js';
import { WhoQuestion } from './WhoQuestion.js';
import { words } from './words.js';

const STEPS = ['what', 'where', 'who'] as const;

/** A problem told in three screens. */
export function ReportPage(): ReactElement {
  const said = useWords(words);
  const go = useNavigate();
  const { session, error: barred, again } = useReporter();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [at, setAt] = useState(0);
  const [wrong, setWrong] = useState<string>();
  const report = useOrder(
    async (body: Report, key) =>
      (await api.POST('/issues', { params: { header: key }, body })).data,
  );
  if (barred !== null) return <Failure error={barred} onAgain={again} />;
  if (session === undefined) return <Skeleton active />;
  const hasAccount = !isVisit(session);
  const step = STEPS[at] ?? 'what';
  const change = (facts: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...facts }));
    setWrong(undefined);
  };
  const missing = (): string | undefined => {
    const { text, address, community, spot, phone } = draft;
    if (step === 'what') return text.trim() === '' ? said.what.missing : undefined;
    if (step === 'where') {
      const isKnown = address.trim() !== '' || community !== '' || spot !== undefined;
      return isKnown ? undefined : said.where.missing;
    }
    const mayBeLeftOut = hasAccount && phone.trim() === '';
    return mayBeLeftOut || isPhone(phone) ? undefined : said.who.missing;
  };
  const onward = async (): Promise<void> => {
    const lacks = missing();
    setWrong(lacks);
    if (lacks !== undefined) return;
    if (at < STEPS.length - 1) {
      setAt(at + 1);
      return;
    }
    const made = await report.send(reportOf(draft, hasAccount)).catch(() => undefined);
    if (made !== undefined) void go(`/r/matters/${made.issue}`, { state: { received: true } });
  };
  return (
    <Question
      title={said[step].title}
      progress={said.step(at + 1, STEPS.length)}
      wrong={wrong}
      onSubmit={() => void onward()}
    >
      {/* All three stay: pictures go on being sent while the next question is answered. */}
      <div hidden={step !== 'what'}>
        <WhatQuestion draft={draft} onChange={change} />
      </div>
      <div hidden={step !== 'where'}>
        <WhereQuestion draft={draft} onChange={change} />
      </div>
      <div hidden={step !== 'who'}>
        <WhoQuestion draft={draft} hasAccount={hasAccount} onChange={change} />
      </div>
      {report.error !== null && <Failure error={report.error} />}
      <div className="ways">
        {at > 0 && (
          <Button
            size="large"
            onClick={() => {
              setAt(at - 1);
              setWrong(undefined);
            }}
          >
            {said.back}
          </Button>
        )}
        <Button type="primary" size="large" htmlType="submit" loading={report.sending}>
          {at < STEPS.length - 1 ? said.next : said.send}
        </Button>
      </div>
    </Question>
  );
}
