import { describe, expect, it } from 'vitest';
import { logFormats } from '../../index.ts';
import { toolOfLine } from './tools.ts';

const HEADERS = [
  [
    'evtxecmd-csv',
    'RecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,ProcessId,ThreadId,Computer,ChunkNumber,UserId,MapDescription,UserName,RemoteHost,PayloadData1,PayloadData2,PayloadData3,PayloadData4,PayloadData5,PayloadData6,ExecutableInfo,HiddenRecord,SourceFile,Keywords,ExtraDataOffset,Payload',
  ],
  [
    'hayabusa-csv',
    '"Timestamp","Computer","Channel","EventID","Level","RecordID","RuleTitle","Details","ExtraFieldInfo","RuleID"',
  ],
  ['hayabusa-csv', 'Time,Computername,Eventid,Level,Alert,Details,Rulepath,Filepath'],
  [
    'hayabusa-csv',
    'datetime,timestamp_desc,message,Level,Computer,Channel,EventID,MitreTactics,MitreTags,OtherTags,RecordID,Details,RuleFile,EvtxFile',
  ],
  ['hayabusa-csv', 'Timestamp,EventTitle,Hostname,Channel,EventID,RecordID,AllFieldInfo,EvtxFile'],
  ['chainsaw-csv', 'timestamp,detections,path,Event ID,Record ID,Computer'],
  ['log-analytics-csv', 'TenantId,"TimeGenerated [UTC]",SourceSystem,Account,Computer,EventID'],
  ['log-analytics-csv', '"TimeGenerated [Local Time]",Computer,EventID,RenderedDescription'],
  ['log-analytics-csv', 'TimeGenerated,Computer,EventSourceName,EventID,EventData'],
  ['splunk-csv', '"_time",EventCode,ComputerName,"_raw"'],
  ['splunk-csv', '"_raw"'],
  ['splunk-csv', 'EventCode,ComputerName,Message,host,index,linecount,source,sourcetype'],
  [
    'ntlm-logon-events-csv',
    '"EventId","Time","UserName","TargetDomainName","LogonType","LogonProcessName","AuthenticationPackageName","WorkstationName","LmPackageName","IPAddress","ComputerName"',
  ],
  [
    'ntlm-logon-events-csv',
    '"EventId";"EventType";"EventDescription";"Time";"UserName";"DomainName";"TargetName";"ComputerName"',
  ],
] as const;

const head = (text: string) => ({ bytes: new TextEncoder().encode(text), text });
const claims = (text: string): string[] =>
  logFormats.filter((format) => format.recognises(head(text))).map(({ id }) => id);

describe('a table of another program', () => {
  it.each(HEADERS)('is %s by its columns: %s', (tool, header) => {
    expect(toolOfLine(header)).toBe(tool);
    for (const text of [
      `${header}\r\n`,
      `\ufeff${header}\n`,
      `#TYPE Selected.System.Management.Automation.PSCustomObject\r\n${header}\r\n`,
      `PS C:\\> some command\r\n${header}\r\n`,
    ])
      expect(claims(text), text).toEqual([tool]);
  });

  it.each([
    'Level,Date and Time,Source,Event ID,Task Category',
    '"TimeCreated","Id","ProviderName","Message"',
    'Time,Computer,EventID,Source,Description',
    '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord',
    'Status,Local,Remote,Network',
    'timestamp,level,message',
    '',
  ])('is not: %s', (header) => expect(toolOfLine(header)).toBeNull());

  it('is none where a table stands above', () => {
    const below = HEADERS.map(([, header]) => header).join('\r\n');
    expect(claims(`Name,Id,Status,Path\r\n${below}\r\n`)).toEqual([]);
  });

  it.each(['2024-01-01 00:00:00,INFO,_raw', `${'_raw,'.repeat(20_000)}x`])(
    'is none by a long or other line',
    (line) => {
      expect(claims(`a,b,c,d\r\n${line}\r\n`)).toEqual([]);
    },
  );
});
