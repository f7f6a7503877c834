import type { Bilingual } from '@shaodao/decider';
import type { RegisterEvent } from './state.js';

/** One event of an entry as a line of its timeline. Codes are the playbook's own. */
export function describeRegister({ type, data }: RegisterEvent): Bilingual {
  switch (type) {
    case 'EntryRegistered':
      return {
        zh: `登记“${data.title}”${data.round > 1 ? `（第 ${String(data.round)} 轮）` : ''}。`,
        en: `“${data.title}” was registered${data.round > 1 ? `, round ${String(data.round)}` : ''}.`,
      };
    case 'FactsFilled': {
      const names = [...data.facts, ...data.personalFacts].map(({ fact }) => fact);
      return { zh: `填报：${names.join('、')}。`, en: `Filled in: ${names.join(', ')}.` };
    }
    case 'ItemTicked':
      return data.done
        ? { zh: `完成清单项“${data.item}”。`, en: `The item “${data.item}” was done.` }
        : { zh: `清单项“${data.item}”改为未完成。`, en: `The item “${data.item}” is open again.` };
    case 'AgreementStated':
      return data.agrees
        ? { zh: `“${data.side}”一方同意。`, en: `The side “${data.side}” agreed.` }
        : { zh: `“${data.side}”一方不同意。`, en: `The side “${data.side}” did not agree.` };
    case 'TallyAdded': {
      const { tally, amount, total, alert } = data;
      return {
        zh: `“${tally}”增加 ${String(amount)}，累计 ${String(total)}${alert ? '，达到预警值' : ''}。`,
        en: `“${tally}” grew by ${String(amount)} to ${String(total)}${alert ? ', which is the alert' : ''}.`,
      };
    }
    case 'StepTaken':
      return {
        zh: `${data.byClock ? '期限届满，自动' : ''}进行“${data.step}”，由“${data.from}”转入“${data.to}”。`,
        en: `“${data.step}” led from “${data.from}” to “${data.to}”${data.byClock ? ', as the limit was over' : ''}.`,
      };
    case 'EntryOverdue':
      return { zh: `“${data.state}”环节超期。`, en: `“${data.state}” is overdue.` };
    case 'ModeEntered':
      return {
        zh: `进入“${data.mode}”模式，至 ${data.until}。原因：${data.reason}`,
        en: `The mode “${data.mode}” holds until ${data.until}. Reason: ${data.reason}`,
      };
    case 'ModeLeft':
      return { zh: `“${data.mode}”模式结束。`, en: `The mode “${data.mode}” ended.` };
    case 'IssueConnected':
      return { zh: `关联诉求 ${data.issue}。`, en: `The issue ${data.issue} was connected.` };
  }
}
