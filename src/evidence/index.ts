/**
 * The list of evidence formats, by hand: it is the table of contents, and its order is the order in which they are asked.
 */
import { auditpol } from './auditpol/auditpol.ts';
import { cmdkey } from './cmdkey/cmdkey.ts';
import { dsregcmd } from './dsregcmd/dsregcmd.ts';
import { eventLogFormats } from './event-log/index.ts';
import { eventsInText } from './events-in-text/events-in-text.ts';
import type { DocumentFormat, Format, LogFormat, TextFormat } from './format.ts';
import { getAdAccount } from './get-ad-account/get-ad-account.ts';
import { getComputerInfo } from './get-computer-info/get-computer-info.ts';
import { getItemproperty } from './get-itemproperty/get-itemproperty.ts';
import { getSmbConfiguration } from './get-smb-configuration/get-smb-configuration.ts';
import { getSmbConnection } from './get-smb-connection/get-smb-connection.ts';
import { getSmbMapping } from './get-smb-mapping/get-smb-mapping.ts';
import { getSmbSession } from './get-smb-session/get-smb-session.ts';
import { getSmbShareAccess } from './get-smb-share-access/get-smb-share-access.ts';
import { getSmbShare } from './get-smb-share/get-smb-share.ts';
import { getWineventListLog } from './get-winevent-list-log/get-winevent-list-log.ts';
import { gpoReportXml } from './gpo-report-xml/gpo-report-xml.ts';
import { gpresultHtml } from './gpresult-html/gpresult-html.ts';
import { gpresultText } from './gpresult-text/gpresult-text.ts';
import { gpresultXml } from './gpresult-xml/gpresult-xml.ts';
import { hostsFile } from './hosts-file/hosts-file.ts';
import { ipconfig } from './ipconfig/ipconfig.ts';
import { klist } from './klist/klist.ts';
import { netConfig } from './net-config/net-config.ts';
import { netSession } from './net-session/net-session.ts';
import { netShare } from './net-share/net-share.ts';
import { netUse } from './net-use/net-use.ts';
import { nltest } from './nltest/nltest.ts';
import { ntlmInventory } from './ntlm-inventory/ntlm-inventory.ts';
import { nslookup } from './nslookup/nslookup.ts';
import { portqry } from './portqry/portqry.ts';
import { regFile } from './reg-file/reg-file.ts';
import { regQuery } from './reg-query/reg-query.ts';
import { registryPol } from './registry-pol/registry-pol.ts';
import { resolveDnsName } from './resolve-dnsname/resolve-dnsname.ts';
import { scQc } from './sc-qc/sc-qc.ts';
import { secedit } from './secedit/secedit.ts';
import { setspn } from './setspn/setspn.ts';
import { systeminfo } from './systeminfo/systeminfo.ts';
import { testComputerSecureChannel } from './test-computersecurechannel/test-computersecurechannel.ts';
import { testNetConnection } from './test-netconnection/test-netconnection.ts';
import { told } from './told/told.ts';
import { w32tm } from './w32tm/w32tm.ts';
import { wevtutilLog } from './wevtutil-log/wevtutil-log.ts';
import { whoami } from './whoami/whoami.ts';
import { win32ComputerSystem } from './win32-computersystem/win32-computersystem.ts';
import { win32Service } from './win32-service/win32-service.ts';

export const logFormats: readonly LogFormat[] = [...eventLogFormats, ntlmInventory];

export const documentFormats: readonly DocumentFormat[] = [
  regFile,
  registryPol,
  gpresultXml,
  gpoReportXml,
  gpresultHtml,
];

export const textFormats: readonly TextFormat[] = [
  secedit,
  regQuery,
  getItemproperty,
  auditpol,
  wevtutilLog,
  getWineventListLog,
  told,
  // Before setspn: a distinguished name below `whoami /fqdn` is no owner of an SPN.
  whoami,
  eventsInText,
  klist,
  setspn,
  getAdAccount,
  getSmbConnection,
  getSmbMapping,
  getSmbShare,
  getSmbShareAccess,
  getSmbSession,
  getSmbConfiguration,
  nltest,
  testComputerSecureChannel,
  dsregcmd,
  w32tm,
  ipconfig,
  systeminfo,
  // Behind systeminfo: gpresult prints some of its lines.
  gpresultText,
  getComputerInfo,
  win32ComputerSystem,
  netConfig,
  netUse,
  netShare,
  netSession,
  cmdkey,
  testNetConnection,
  portqry,
  resolveDnsName,
  nslookup,
  hostsFile,
  scQc,
  win32Service,
];

export const formats: readonly Format[] = [...logFormats, ...documentFormats, ...textFormats];
