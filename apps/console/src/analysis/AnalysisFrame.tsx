import { Flex, theme, Typography } from 'antd';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { useMe } from '../session/use-me.js';
import { partsOf, type Part } from './parts.js';
import { words } from './words.js';
import './analysis.css';

/** A part of the analyst's desk below its tabs. */
export function AnalysisFrame({
  part,
  title,
  children,
}: {
  readonly part: Part;
  /** Where it is more than the part's own name. */
  readonly title?: string;
  readonly children: ReactNode;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { me } = useMe();
  const { token } = theme.useToken();
  // The browser's own fields for days and times follow the look that was chosen here.
  const colorScheme = token.colorBgContainer === '#ffffff' ? 'light' : 'dark';
  const shown = title ?? said.parts[part];
  useEffect(() => {
    document.title = `${shown} · ${texts.product}`;
  }, [shown, texts]);
  return (
    <div className="analysis" style={{ colorScheme }}>
      <nav className="analysis-tabs" aria-label={said.tabs}>
        {partsOf(me?.actor?.roles ?? []).map((each) => (
          <NavLink key={each} to={`/analysis/${each}`}>
            {said.parts[each]}
          </NavLink>
        ))}
      </nav>
      <Flex vertical gap={16}>
        <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
          {shown}
        </Typography.Title>
        {children}
      </Flex>
    </div>
  );
}
