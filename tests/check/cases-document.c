/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-cases.h"

/* Whole official documents. */

#define TITLE "松岭市妇联关于开展读书活动的通知\n\n"
#define TO    "各县（区）妇联，市直机关妇工委：\n\n"
#define TEXT \
  "　　为推动家庭读书，市妇联决定开展读书活动，现将有关事项通知如下：\n" \
  "　　一、活动时间\n　　4月至10月。\n　　二、有关要求\n　　各级妇联要安排专人负责，及时报送进展情况。\n\n"
#define SIGNED(date)           "　　　　　　　　　　　　　　松岭市妇女联合会\n　　　　　　　　　　　　　　" date "\n"
#define NUMBERED(number, date) number "\n\n" TITLE TO TEXT SIGNED (date)
#define DATED(date)            NUMBERED ("松妇发〔2013〕6号", date)

static const CheckCase number[] = {
  { NUMBERED ("松妇发[2013]6号", "2013年3月28日"), "[2013]", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发（2013）6号", "2013年3月28日"), "（2013）", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发(2013)6号", "2013年3月28日"), "(2013)" },
  { NUMBERED ("松妇发〔2013〕第6号", "2013年3月28日"), "第", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发〔2013〕06号", "2013年3月28日"), "0", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发〔2013〕第006号", "2013年3月28日"), "第|00", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发〔2012〕6号", "2013年3月28日"), "2012" },
  { NUMBERED ("松妇发［2013］6号", "2013年3月28日"), "［2013］" },
  { NUMBERED ("松妇发【2013】6号", "2013年3月28日"), "【2013】" },
  { NUMBERED ("松妇字[2011]7号", "二○一一年八月九日"), "[2011]" },
  { NUMBERED ("松妇发〔2013]6号", "2013年3月28日"), "〔2013]", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发[2012〕6号", "2013年3月28日"), "[2012〕|2012" },
  { NUMBERED ("松妇发 〔2013〕 6号", "2013年3月28日"), " | ", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发〔2013〕6 号", "2013年3月28日"), " ", NUMBERED ("松妇发〔2013〕6号", "2013年3月28日") },
  { NUMBERED ("松妇发〔13〕6号", "2013年3月28日"), "松妇发〔13〕6号" },
  { NUMBERED ("松妇发〔2013〕6", "2013年3月28日"), "松妇发〔2013〕6" },
  { NUMBERED ("松妇发2013〕6号", "2013年3月28日"), "松妇发2013〕6号" },
  { NUMBERED ("松妇发〔2013〕6号", "2013年3月28日"), NULL },
  { NUMBERED ("松妇发〔2013〕16号", "2013年3月28日"), NULL },
  { NUMBERED ("松妇字〔2011〕7号", "二○一一年八月九日"), NULL },
  { NUMBERED ("松妇办函〔2013〕126号", "2013年12月2日"), NULL },
  { NUMBERED ("松妇〔2013〕100号", "2013年3月28日"), NULL },
  { TITLE TO TEXT SIGNED ("2013年3月28日"), NULL },
  { "松妇发〔2013〕6号\n\n" TITLE TO TEXT, NULL },
  { NUMBERED ("松妇组发〔2013〕6号", "2013年3月28日"), NULL },
  { NUMBERED ("松妇发〔2014〕1号", "2014年1月2日"), NULL },
  { NUMBERED ("松妇儿工委〔2013〕9号", "2013年5月20日"), NULL },
  { "[动态]\n沙渚县开展家访\n依据松妇发[2013]6号文件走访80户。\n（沙渚县妇联）\n", NULL },
  { NULL },
};

#define ADDRESSED(to)           "松妇发〔2013〕6号\n\n" TITLE to TEXT SIGNED ("2013年3月28日")
#define ADDRESSED_AS(title, to) "松妇发〔2013〕6号\n\n" title "\n\n" to TEXT SIGNED ("2013年3月28日")

static const CheckCase addressee[] = {
  { ADDRESSED ("各县（区）妇联:\n\n"), ":", ADDRESSED ("各县（区）妇联：\n\n") },
  { ADDRESSED ("各县（区）妇联，市直机关妇工委:\n\n"), ":" },
  { ADDRESSED (""), "" },
  { ADDRESSED_AS ("松岭市妇联关于表彰先进的通报", ""), "" },
  { ADDRESSED_AS ("松岭市妇联关于申请经费的请示", ""), "" },
  { ADDRESSED_AS ("松岭市妇联关于报送材料的函", ""), "" },
  { ADDRESSED_AS ("松岭市妇联关于上半年工作的报告", ""), "" },
  { ADDRESSED_AS ("松岭市妇联关于加强家庭教育工作的意见", ""), "" },
  { ADDRESSED_AS ("松岭市妇联关于同意成立妇委会的批复", ""), "" },
  { ADDRESSED_AS ("松岭市妇联关于申请经费的请示", "松岭市人民政府:\n"), ":" },
  { "松妇发〔2013〕6号\n\n" TITLE SIGNED ("2013年3月28日"), "" },
  { "松妇发〔2013〕6号\n\n" TITLE, "" },
  { "松妇发〔2013〕6号\n\n松岭市妇联关于上半年工作的报告\n", "" },
  { ADDRESSED ("各县（区）妇联：\n\n"), NULL },
  { ADDRESSED ("各县（区）妇联，市直机关妇工委：\n\n"), NULL },
  { ADDRESSED ("各县、区妇联，市直机关妇工委，市属高校妇委会：\n\n"), NULL },
  { ADDRESSED_AS ("松岭市妇联2013年工作要点", ""), NULL },
  { ADDRESSED_AS ("松岭市妇女之家管理办法", ""), NULL },
  { ADDRESSED_AS ("松岭市妇联读书活动实施方案", ""), NULL },
  { ADDRESSED_AS ("松岭市妇联关于征集作品的公告", ""), NULL },
  { ADDRESSED_AS ("松岭市妇联关于申请经费的请示", "松岭市人民政府：\n"), NULL },
  { "[动态]\n沙渚县开展家访\n走访80户。\n（沙渚县妇联）\n", NULL },
  { ADDRESSED_AS ("松岭市妇联工作总结", ""), NULL },
  { "松妇发〔2013〕6号\n\n松岭市妇联关于加强家庭教育工作的意见\n", NULL },
  { "松妇发〔2013〕6号\n\n松岭市妇联2013年工作要点\n", NULL },
  { NULL },
};

#define TITLED(title) "松妇发〔2013〕6号\n\n" title "\n\n" TO TEXT SIGNED ("2013年3月28日")

static const CheckCase document_title[] = {
  { TITLED ("松岭市妇联开展读书活动"), "松岭市妇联开展读书活动" },
  { TITLED ("关于开展读书活动"), "关于开展读书活动" },
  { TITLED ("松岭市妇联关于开展\n“书香飘万家”活动"), "“书香飘万家”活动" },
  { TITLED ("松岭市妇联关于做好家庭教育工作"), "松岭市妇联关于做好家庭教育工作" },
  { TITLED ("关于举办妇女干部培训班"), "关于举办妇女干部培训班" },
  { TITLED ("关于召开表彰大会"), "关于召开表彰大会" },
  { TITLED ("松岭市妇联关于加强妇女之家建设"), "松岭市妇联关于加强妇女之家建设" },
  { TITLED ("关于印发读书活动"), "关于印发读书活动" },
  { TITLED ("关于推荐三八红旗手"), "关于推荐三八红旗手" },
  { TITLED ("关于调整领导小组成员"), "关于调整领导小组成员" },
  { TITLED ("松岭市妇联关于开展读书活动的通知"), NULL },
  { TITLED ("关于开展读书活动的通知"), NULL },
  { TITLED ("松岭市妇联关于开展\n“书香飘万家”活动的通知"), NULL },
  { TITLED ("松岭市妇联2013年工作要点"), NULL },
  { TITLED ("松岭市妇联读书活动实施方案"), NULL },
  { TITLED ("松岭市妇女之家管理办法（试行）"), NULL },
  { TITLED ("松岭市妇联关于申请经费的请示"), NULL },
  { TITLED ("松岭市妇联关于加强家庭教育工作的意见"), NULL },
  { TITLED ("通知"), NULL },
  { TITLED ("松岭市妇联关于表彰三八红旗手（集体）的决定"), NULL },
  { TITLED ("关于做好“两癌”（乳腺癌、宫颈癌）检查工作的通知（试行）"), NULL },
  { TITLED ("松岭市妇联工作总结"), NULL },
  { "[动态]\n沙渚县开展家访\n走访80户。\n（沙渚县妇联）\n", NULL },
  { NULL },
};

static const CheckCase document_date[] = {
  { "松妇发〔2013〕6号\n\n" TITLE TO TEXT, "" },
  { DATED ("二○一三年三月二十八日"), "二○一三年三月二十八日", DATED ("2013年3月28日") },
  { DATED ("二〇一三年三月八日"), "二〇一三年三月八日", DATED ("2013年3月8日") },
  { DATED ("二〇一二年七月一日"), "二〇一二年七月一日", DATED ("2012年7月1日") },
  { DATED ("二零一四年十二月三十一日"), "二零一四年十二月三十一日" },
  { "松妇发〔2013〕6号\n\n" TITLE "（二〇一三年三月八日）\n\n" TO TEXT, "二〇一三年三月八日" },
  { "松妇发〔2013〕6号\n\n" TITLE "（二○一三年十月一日）\n\n" TO TEXT, "二○一三年十月一日" },
  { "松妇发〔2014〕8号\n\n" TITLE "（二〇一四年五月四日）\n\n" TO TEXT, "二〇一四年五月四日" },
  { "松妇发〔2014〕8号\n\n松岭市妇联关于申请经费的请示\n\n" TO TEXT, "" },
  { TITLE TO TEXT, "" },
  { DATED ("2013年3月28日"), NULL },
  { DATED ("二○一一年八月九日"), NULL },
  { DATED ("二〇一二年六月三十日"), NULL },
  { DATED ("2012年2月6日"), NULL },
  { "松妇发〔2013〕6号\n\n" TITLE "（2013年3月28日）\n\n" TO TEXT, NULL },
  { DATED ("2014年12月31日"), NULL },
  { TITLE TO TEXT SIGNED ("2013年3月28日"), NULL },
  { "松妇发〔2009〕6号\n\n" TITLE "（二〇〇九年三月八日）\n\n" TO TEXT, NULL },
  { "[动态]\n沙渚县开展家访\n走访80户。\n（沙渚县妇联）\n", NULL },
  { DATED ("2012年7月2日"), NULL },
  { NULL },
};

const CheckTable check_document_tables[] = {
  { "document.number", number, TRUE },
  { "document.addressee", addressee, TRUE },
  { "document.title", document_title, TRUE },
  { "document.date", document_date, TRUE },
  { NULL },
};
