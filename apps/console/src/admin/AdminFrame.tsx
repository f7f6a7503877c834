import { Typography } from 'antd';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { words } from './words.js';
import './admin.css';

/** The frame of the administrator's pages: where else one may go, and what this page is. */
export function AdminFrame({
  title,
  extra,
  children,
}: {
  readonly title: string;
  /** Beside the title. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  useEffect(() => {
    document.title = `${title} · ${texts.product}`;
  }, [title, texts]);
  const areas: readonly (readonly [string, string])[] = [
    ['/admin', said.overview],
    ...Object.entries(said.sections).map(
      ([section, name]) => [`/admin/directory/${section}`, name] as const,
    ),
    ['/admin/calendars', said.calendars],
    ['/admin/playbooks', said.playbooks],
    ['/admin/rules', said.rules],
    ['/admin/accounts', said.accounts],
    ['/admin/files', said.files],
  ];
  return (
    <div className="admin">
      <nav className="admin-areas" aria-label={said.areas}>
        {areas.map(([to, name]) => (
          <NavLink key={to} to={to} end={to === '/admin'}>
            {name}
          </NavLink>
        ))}
      </nav>
      <div className="admin-page">
        <div className="admin-title">
          <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
            {title}
          </Typography.Title>
          {extra}
        </div>
        {children}
      </div>
    </div>
  );
}
