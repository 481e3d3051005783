# The configuration of the tests' Request Tracker; its folder and its port come from rt5-up.sh.
Set($rtname, 'crm.local');
Set($Organization, 'crm.local');
Set($CorrespondAddress, 'rt@crm.local');
Set($CommentAddress, 'rt-comment@crm.local');
Set($WebDomain, '127.0.0.1');
Set($WebPort, $ENV{RT5_PORT});
Set($WebPath, '');
Set($CanonicalizeRedirectURLs, 0);
Set($Timezone, 'Asia/Jakarta');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, "$ENV{RT5_FOLDER}/rt.sqlite");
Set($DatabaseHost, '');
Set($DatabasePort, '');
Set($DatabaseUser, '');
Set($DatabasePassword, '');
# Mail is written to files and not sent.
Set($MailCommand, 'testfile');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($LogToFile, undef);
# RT's own 12 costs a quarter of a second of a core for every request with a token.
Set($BcryptCost, 4);
$RT::MasonDataDir = "$ENV{RT5_FOLDER}/mason";
$RT::MasonSessionDir = "$ENV{RT5_FOLDER}/sessions";
1;
