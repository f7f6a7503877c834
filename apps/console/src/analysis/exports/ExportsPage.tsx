import { Alert, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { useMe } from '../../session/use-me.js';
import { AnalysisFrame } from '../AnalysisFrame.js';
import { ExportForm } from './ExportForm.js';
import { ExportRecords } from './ExportRecords.js';
import { words } from './words.js';

const EXPORTERS = ['ANALYST', 'SUPERVISOR', 'COMMANDER', 'DISTRICT', 'STREET', 'UNITLEAD'];

/** Whole tables as files, and (for the data officer) what has left the house. */
export default function ExportsPage(): ReactElement {
  const said = useWords(words);
  const { me } = useMe();
  const roles = me?.actor?.roles ?? [];
  return (
    <AnalysisFrame part="exports">
      <Typography.Text>{said.intro}</Typography.Text>
      {roles.includes('ANALYST') && <Alert type="info" showIcon title={said.pseudonyms} />}
      {EXPORTERS.some((role) => roles.includes(role)) && (
        <ExportForm
          seesPersons={['COMMANDER', 'SUPERVISOR'].some((role) => roles.includes(role))}
        />
      )}
      {roles.includes('DATAOFFICER') && <ExportRecords />}
    </AnalysisFrame>
  );
}
