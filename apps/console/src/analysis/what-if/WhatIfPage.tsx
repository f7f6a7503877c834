import { Button, Checkbox, Empty, Flex, Skeleton, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AnalysisFrame } from '../AnalysisFrame.js';
import { useBilingual } from '../use-bilingual.js';
import { useScenarios } from './use-scenario.js';
import { words } from './words.js';
import { Mark } from '../Mark.js';

/** The scenarios there are, and the way to a new one. */
export default function WhatIfPage(): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const inWords = useBilingual();
  const navigate = useNavigate();
  const { scenarios, error } = useScenarios();
  const [picked, setPicked] = useState<readonly string[]>([]);
  return (
    <AnalysisFrame part="what-if">
      <Typography.Text>{said.intro}</Typography.Text>
      <Flex gap={8} wrap align="center">
        <Link to="/analysis/what-if/new">
          <Button type="primary">{said.create}</Button>
        </Link>
        <Button
          disabled={picked.length !== 2}
          onClick={() => {
            void navigate(
              `/analysis/what-if/compare?left=${picked[0] ?? ''}&right=${picked[1] ?? ''}`,
            );
          }}
        >
          {said.compare}
        </Button>
        {picked.length < 2 && (scenarios?.length ?? 0) > 1 && <span>{said.compareHint}</span>}
      </Flex>
      {error !== null && <Failure error={error} />}
      {scenarios === undefined && error === null && <Skeleton active />}
      {scenarios?.length === 0 && <Empty description={said.empty} />}
      {scenarios !== undefined && scenarios.length > 0 && (
        <div className="analysis-scroll" tabIndex={0} role="region" aria-label={said.scenario}>
          <table className="analysis-table">
            <thead>
              <tr>
                <th scope="col">{said.scenario}</th>
                <th scope="col">{said.lastRun}</th>
                <th scope="col">{said.changedAt}</th>
                <th scope="col">{said.pick}</th>
              </tr>
            </thead>
            <tbody>
              {scenarios.map(({ scenario, name, lastStatus, lastAt, changedAt }) => (
                <tr key={scenario}>
                  <th scope="row">
                    <Link to={`/analysis/what-if/${scenario}`}>{inWords(name)}</Link>
                  </th>
                  <td>
                    {lastStatus === undefined ? (
                      said.neverRun
                    ) : (
                      <>
                        <Mark meaning={lastStatus === 'COMPLETED' ? 'good' : 'plain'}>
                          {said.status[lastStatus]}
                        </Mark>
                        {lastAt === undefined ? '' : spoken(lastAt, texts)}
                      </>
                    )}
                  </td>
                  <td>{spoken(changedAt, texts)}</td>
                  <td>
                    <Checkbox
                      aria-label={`${said.pick}：${inWords(name)}`}
                      disabled={lastStatus !== 'COMPLETED'}
                      checked={picked.includes(scenario)}
                      onChange={({ target }) => {
                        setPicked(
                          target.checked
                            ? [...picked.slice(-1), scenario]
                            : picked.filter((each) => each !== scenario),
                        );
                      }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </AnalysisFrame>
  );
}
