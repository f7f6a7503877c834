import { ConfigProvider, theme } from 'antd';
import type { ReactElement } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { chooseLanguage, language } from '../language/choice.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { LoginPage } from '../session/LoginPage.js';
import { useSession } from '../session/use-session.js';
import type { Look } from '../shell/look.js';
import { useComfort } from './comfort.js';
import { FollowPage } from './FollowPage.js';
import { HomePage } from './HomePage.js';
import { MatterPage } from './MatterPage.js';
import { ReportPage } from './ReportPage.js';
import { words } from './words.js';
import './resident.css';

/** The place of residents: four pages, few words, everything large enough for a thumb. */
export default function ResidentPlace({ look }: { readonly look: Look }): ReactElement {
  const said = useWords(words);
  const { product } = useTexts();
  const [{ large, contrast }, change] = useComfort();
  const size = large ? 22 : 17;
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      theme={{
        ...(contrast ? { algorithm: theme.defaultAlgorithm } : {}),
        token: {
          fontSize: size,
          controlHeight: large ? 60 : 50,
          controlHeightLG: large ? 68 : 56,
          borderRadius: 10,
          ...(contrast ? HIGH_CONTRAST : {}),
        },
      }}
    >
      <div
        className="residents"
        data-contrast={contrast}
        data-dark={look === 'dark' && !contrast}
        style={{ fontSize: size }}
      >
        <header>
          <Link to="/r">{product}</Link>
          <span className="comforts">
            <button
              type="button"
              aria-pressed={large}
              onClick={() => {
                change({ large: !large });
              }}
            >
              {large ? said.normal : said.large}
            </button>
            <button
              type="button"
              aria-pressed={contrast}
              onClick={() => {
                change({ contrast: !contrast });
              }}
            >
              {contrast ? said.usual : said.contrast}
            </button>
            <button
              type="button"
              lang={language() === 'zh' ? 'en' : 'zh-CN'}
              onClick={() => {
                chooseLanguage(language() === 'zh' ? 'en' : 'zh');
              }}
            >
              {said.other}
            </button>
          </span>
        </header>
        <main>
          <Routes>
            <Route path="/r" element={<HomePage />} />
            <Route path="/r/report" element={<ReportPage />} />
            <Route path="/r/follow" element={<FollowPage />} />
            <Route path="/r/matters/:issue" element={<MatterPage />} />
            <Route path="/r/login" element={<LoggingIn />} />
            <Route path="*" element={<Navigate to="/r" replace />} />
          </Routes>
        </main>
        <footer>{said.emergency}</footer>
      </div>
    </ConfigProvider>
  );
}

/** Black on white, and lines one sees. */
const HIGH_CONTRAST = {
  colorText: '#000000',
  colorTextSecondary: '#000000',
  colorTextTertiary: '#000000',
  colorTextPlaceholder: '#404040',
  colorBorder: '#000000',
  colorPrimary: '#003a8c',
  colorLink: '#003a8c',
  colorError: '#8b0000',
  lineWidth: 2,
};

function LoggingIn(): ReactElement {
  return useSession() === undefined ? <LoginPage /> : <Navigate to="/r" replace />;
}
