/**
 * The inventory of one computer in Windows PowerShell 5.1, one line to paste. It reads the data of each event by name from its XML, so
 * the language of Windows does not matter, and writes times by the invariant culture.
 *
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.diagnostics/get-winevent?view=powershell-5.1
 */
import type { Query } from '../../format.ts';
import { KEY_COLUMNS } from '../columns.ts';
import { dataNamesOf, TO_COLLECT } from './events.ts';
import { ntlmPath } from './xpath.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const MAP = KEY_COLUMNS.filter((column) => dataNamesOf(column).length > 0).map(
  (column) => `${column}=@(${dataNamesOf(column).map(quoted).join(',')})`,
);

const LOGS = ntlmPath('"').map(
  ([channel, path]) =>
    `@(${quoted(channel)},(${quoted(path.replace(/<= \d+\]/, '<= {0}]'))} -f (86400000L*$days)))`,
);

const STATEMENTS = [
  '$days=30',
  "$null=New-Item -ItemType Directory -Force -Path 'C:\\temp'",
  `$columns=@(${KEY_COLUMNS.map(quoted).join(',')})`,
  `$names=@{${MAP.join(';')}}`,
  `$logs=@(${LOGS.join(',')})`,
  '$rows=@{}',
  [
    'foreach($log in $logs){Get-WinEvent -LogName $log[0] -FilterXPath $log[1] | ForEach-Object {',
    [
      '$record=$_',
      '$data=@{}',
      "foreach($node in ([xml]$record.ToXml()).GetElementsByTagName('Data')){$data[$node.GetAttribute('Name')]=$node.InnerText}",
      '$row=[ordered]@{}',
      "foreach($column in $columns){$value='';foreach($name in $names[$column]){if($value -eq '' -and $data[$name]){$value=$data[$name]}};$row[$column]=$value.Trim()}",
      "$row['EventId']=[string]$record.Id",
      "$row['Computer']=$record.MachineName",
      "if($record.Id -eq 4624){$row['Process']=''}elseif($row['Process'] -eq '' -and ('4','0x4') -contains $data['CallerPID']){$row['Process']='System'}",
      '$key=@($row.Values) -join [string][char]31',
      '$time=$record.TimeCreated.ToUniversalTime()',
      'if($rows.ContainsKey($key)){$known=$rows[$key];$known.N++;if($time -lt $known.First){$known.First=$time};if($time -gt $known.Last){$known.Last=$time}}else{$rows[$key]=@{Row=$row;N=1;First=$time;Last=$time}}',
    ].join(';'),
    '}}',
  ].join(''),
  "$iso='yyyy-MM-ddTHH:mm:ss.fffZ'",
  '$culture=[Globalization.CultureInfo]::InvariantCulture',
  [
    '$rows.Values | ForEach-Object {',
    "$row=$_.Row;$row['Count']=$_.N;$row['FirstSeen']=$_.First.ToString($iso,$culture);$row['LastSeen']=$_.Last.ToString($iso,$culture);[pscustomobject]$row",
    "} | Sort-Object -Property Count -Descending | Export-Csv -LiteralPath ('C:\\temp\\ntlm-inventory-'+$env:COMPUTERNAME+'.csv') -NoTypeInformation -Encoding UTF8",
  ].join(''),
];

const oneLine: Query = {
  title: 'NTLM inventory of one computer',
  language: 'PowerShell',
  where:
    'Windows PowerShell 5.1, elevated, on each domain controller, file server and client in question, or on the collector.',
  text: `${STATEMENTS.join(';')}\n`,
  notes: [
    'It writes C:\\temp\\ntlm-inventory-<computer>.csv. Drop the file here.',
    'A log without such events is answered with “No events were found”: that is no failure, the other logs are read all the same. “Attempted to perform an unauthorized operation” or “Access is denied” means that the prompt is not elevated.',
    'On a collector replace each name of a log in $logs (once Microsoft-Windows-NTLM/Operational, twice Security) by ForwardedEvents.',
    'It reads as far back as the logs of the computer go, and no further than the number of days at its beginning. Names that differ in upper and lower case alone count as one.',
    ...TO_COLLECT,
  ],
};

export const powershellQueries: readonly Query[] = [oneLine];
