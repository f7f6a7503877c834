import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { LoadingOutlined } from '@ant-design/icons';
import { App as Notices, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { BrowserRouter } from 'react-router';
import { Problem } from '../api/problem.js';
import { language, onLanguage } from '../language/choice.js';
import { onSession, session } from '../session/session.js';
import { keepLook, lookOf, preferredLook, type Look } from './look.js';
import { UpdateOffer } from '../pwa/UpdateOffer.js';
import { Pages } from './Pages.js';

/** Where the console stands below the server's address. */
const BASE = '/console';
/** The icon comes and goes without moving: where an answer is quick, a moving one never quite leaves. */
const BUTTON = { autoInsertSpace: false, loadingIcon: <LoadingOutlined /> };

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server has judged stays judged; only a line that broke is worth another try.
      retry: (failures, error) =>
        failures < 3 && !(error instanceof Problem && error.body.status < 500),
      staleTime: 5_000,
      // Without a line one is told so at once; nothing waits in silence.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** The day's tasks that this browser kept to be read without a network. */
function forgetKept(): void {
  void import('../offline/copies.js').then(({ forgetCopies }) => forgetCopies());
}

/** Everything in its language and look. */
export function App(): ReactElement {
  const [look, setLook] = useState<Look>(preferredLook);
  const chosen = useSyncExternalStore(onLanguage, language);
  // What was shown to one person, in one post, is not for the next.
  useEffect(() => {
    const who = (): string => `${session()?.token ?? ''} ${session()?.post ?? ''}`;
    let known = who();
    if (session() === undefined) forgetKept();
    return onSession(() => {
      if (who() !== known) {
        client.clear();
        forgetKept();
      }
      known = who();
    });
  }, []);
  const turn = (): void => {
    const next = look === 'dark' ? 'light' : 'dark';
    keepLook(next);
    setLook(next);
  };
  return (
    <ConfigProvider locale={chosen === 'zh' ? zhCN : enUS} theme={lookOf(look)} button={BUTTON}>
      <Notices component={false}>
        <QueryClientProvider client={client}>
          <BrowserRouter basename={BASE}>
            <Pages look={look} onTurn={turn} />
            <UpdateOffer />
          </BrowserRouter>
        </QueryClientProvider>
      </Notices>
    </ConfigProvider>
  );
}
