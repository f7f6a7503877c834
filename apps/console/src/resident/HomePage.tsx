import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { keepSession } from '../session/session.js';
import { useSession } from '../session/use-session.js';
import { isVisit } from './use-visit.js';
import { words } from './words.js';

/** Two things one comes here for. */
export function HomePage(): ReactElement {
  const said = useWords(words);
  const go = useNavigate();
  const here = useSession();
  const hasAccount = here !== undefined && !isVisit(here);
  return (
    <>
      <h1>{said.place}</h1>
      <p>{said.intro}</p>
      <div className="choices">
        <Button type="primary" size="large" block onClick={() => void go('/r/report')}>
          {said.report}
        </Button>
        <Button size="large" block onClick={() => void go('/r/follow')}>
          {said.follow}
        </Button>
      </div>
      {hasAccount ? (
        <>
          <Mine />
          <Button
            type="link"
            onClick={() => {
              keepSession(undefined);
            }}
          >
            {said.leave}
          </Button>
        </>
      ) : (
        <Button
          type="link"
          onClick={() => {
            keepSession(undefined);
            void go('/r/login');
          }}
        >
          {said.login}
        </Button>
      )}
    </>
  );
}

function Mine(): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const { data } = useQuery({
    queryKey: ['mine'],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues', { params: { query: { sort: 'reported', limit: 20 } }, signal }))
        .data,
  });
  return (
    <section>
      <h2>{said.mine}</h2>
      {data?.issues.length === 0 && <p>{said.mineNone}</p>}
      <ul className="mine">
        {data?.issues.map(({ issue, title, phase, reportedAt }) => (
          <li key={issue}>
            <Link to={`/r/matters/${issue}`}>
              <b>{title ?? said.matter.untitled}</b>
              <span>
                {said.now[phase]} {spoken(reportedAt, texts)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
