/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-cases.h"

const ReaderCase reader_document_cases[] = {
  {
    "doc-attach",
    "松岭市妇女联合会文件\n"
    "\n"
    "松妇发〔2013〕5号\n"
    "━━━━━━━━━━━━━━━━\n"
    "松岭市妇女联合会\n"
    "关于印发《2013年工作要点》的通知\n"
    "\n"
    "各县（区）妇联，市直各妇委会：\n"
    "　　现将《2013年工作要点》印发给你们，请结合实际认真贯彻\n"
    "执行。\n"
    "　　附件：1.2013年工作要点\n"
    "　　　　　2.任务分解表\n"
    "\n"
    "　　　　　　　　　　　　　　　松岭市妇女联合会\n"
    "　　　　　　　　　　　　　　　　2013年2月6日\n"
    "\n"
    "主题词：妇女　工作　要点　通知\n"
    "抄送：省妇联，市委办公室。\n"
    "松岭市妇联办公室　　　　　　2013年2月6日印发\n",
    JB_KIND_DOCUMENT,
    "masthead/name 松岭市妇女联合会文件\n"
    "number 松妇发〔2013〕5号\n"
    "document-title 松岭市妇女联合会\n"
    "document-title 关于印发《2013年工作要点》的通知\n"
    "addressee 各县（区）妇联\n"
    "addressee 市直各妇委会\n"
    "body 现将《2013年工作要点》印发给…\n"
    "body 附件：1.2013年工作要点\n"
    "body 2.任务分解表\n"
    "signature 松岭市妇女联合会\n"
    "document-date 2013年2月6日\n"
    "tail/keywords 妇女　工作　要点　通知\n"
    "recipients-label 抄送\n"
    "recipient 省妇联\n"
    "recipient 市委办公室\n"
    "tail/printed 松岭市妇联办公室　2013年2月6日印发\n",
  },
  {
    "doc-letter",
    "关于商请支持妇女之家建设的函\n"
    "\n"
    "市财政局：\n"
    "为加强妇女之家建设，商请贵局给予经费支持。\n"
    "一、建设内容\n"
    "新建妇女之家20个。\n"
    "二、资金安排\n"
    "所需资金40万元。\n"
    "请予支持为盼。\n"
    "\n"
    "松岭市妇女联合会\n"
    "二〇一三年四月八日\n",
    JB_KIND_DOCUMENT,
    "document-title 关于商请支持妇女之家建设的函\n"
    "addressee 市财政局\n"
    "body 为加强妇女之家建设，商请贵局给予…\n"
    "heading 一、建设内容\n"
    "body 新建妇女之家20个。\n"
    "heading 二、资金安排\n"
    "body 所需资金40万元。\n"
    "body 请予支持为盼。\n"
    "signature 松岭市妇女联合会\n"
    "document-date 二〇一三年四月八日\n",
  },
  {
    "doc-minutes",
    "松妇纪〔2013〕2号\n"
    "\n"
    "市妇联主席办公会议纪要\n"
    "（2013年4月2日）\n"
    "\n"
    "4月2日，市妇联召开主席办公会议，研究有关工作。现纪要如下：\n"
    "一、关于三八节活动\n"
    "会议同意办公室提出的方案。\n"
    "二、关于经费\n"
    "会议决定追加经费5万元。\n"
    "出席：林晚、沈一禾\n"
    "报：市委办公室\n"
    "送：市政府办公室\n"
    "发：各部室\n",
    JB_KIND_DOCUMENT,
    "number 松妇纪〔2013〕2号\n"
    "document-title 市妇联主席办公会议纪要\n"
    "document-date 2013年4月2日\n"
    "body 4月2日，市妇联召开主席办公会议…\n"
    "heading 一、关于三八节活动\n"
    "body 会议同意办公室提出的方案。\n"
    "heading 二、关于经费\n"
    "body 会议决定追加经费5万元。\n"
    "body 出席：林晚、沈一禾\n"
    "recipients-label 报\n"
    "recipient 市委办公室\n"
    "recipients-label 送\n"
    "recipient 市政府办公室\n"
    "recipients-label 发\n"
    "recipient 各部室\n",
  },
  {
    "doc-wrap",
    "　　　　　　　松妇函〔2013〕20号\n"
    "\n"
    "　　　　松岭市妇女联合会关于同意枫桥县\n"
    "　　　　　妇联换届选举方案的批复\n"
    "\n"
    "枫桥县妇联：\n"
    "　　你会《关于召开枫桥县第八次妇女代表大会的请示》（枫妇\n"
    "〔2013〕7号）收悉。经研究，同意你会换届选举方案，请按照有\n"
    "关规定认真组织实施。\n"
    "　　此复。\n"
    "\n"
    "　　　　　　　　　　— 1 —\n"
    "\f\n"
    "　　　　　　　　　　　　　　　　松岭市妇女联合会\n"
    "　　　　　　　　　　　　　　　　　2013年6月18日\n",
    JB_KIND_DOCUMENT,
    "number 松妇函〔2013〕20号\n"
    "document-title 松岭市妇女联合会关于同意枫桥县\n"
    "document-title 妇联换届选举方案的批复\n"
    "addressee 枫桥县妇联\n"
    "body 你会《关于召开枫桥县第八次妇女代…\n"
    "body 此复。\n"
    "signature 松岭市妇女联合会\n"
    "document-date 2013年6月18日\n",
  },
  {
    "number-below",
    "松岭市妇女联合会关于做好信息工作的意见\n"
    "\n"
    "（松妇发〔2013〕11号）\n"
    "\n"
    "各县妇联，市妇联各部室：\n"
    "　　信息工作十分重要。\n"
    "　　一、健全网络\n"
    "　　各县要配备信息员。\n",
    JB_KIND_DOCUMENT,
    "document-title 松岭市妇女联合会关于做好信息工作的意见\n"
    "number 松妇发〔2013〕11号\n"
    "addressee 各县妇联\n"
    "addressee 市妇联各部室\n"
    "body 信息工作十分重要。\n"
    "heading 一、健全网络\n"
    "body 各县要配备信息员。\n",
  },
  {
    "doc-signed-left",
    "关于表彰先进的决定\n"
    "\n"
    "各县妇联：\n"
    "\n"
    "2012年，全市各级妇联成绩突出。为鼓励先进，决定表彰下列单位：\n"
    "\n"
    "枫桥县妇联、石桥镇妇联\n"
    "\n"
    "希望受表彰的单位再接再厉。\n"
    "\n"
    "松岭市妇女联合会　　　　2013年3月1日\n"
    "\n"
    "附件1\n"
    "\n"
    "先进单位名单\n"
    "（共12个）\n",
    JB_KIND_DOCUMENT,
    "document-title 关于表彰先进的决定\n"
    "addressee 各县妇联\n"
    "body 2012年，全市各级妇联成绩突出…\n"
    "body 枫桥县妇联、石桥镇妇联\n"
    "body 希望受表彰的单位再接再厉。\n"
    "signature 松岭市妇女联合会\n"
    "document-date 2013年3月1日\n"
    "body 附件1\n"
    "body 先进单位名单\n"
    "body （共12个）\n",
  },
  {
    "summary",
    "云岭市妇联2013年上半年工作总结\n"
    "\n"
    "今年以来，云岭市妇联认真落实上级部署。\n"
    "\n"
    "一、基本情况\n"
    "全市有妇联组织1200个。\n"
    "二、主要做法\n"
    "（一）抓组织。建家1200个。\n"
    "（二）抓服务。\n"
    "三、下步打算\n"
    "继续努力。\n"
    "                              云岭市妇联\n"
    "                             2013年7月5日\n",
    JB_KIND_DOCUMENT,
    "document-title 云岭市妇联2013年上半年工作总结\n"
    "body 今年以来，云岭市妇联认真落实上级…\n"
    "heading 一、基本情况\n"
    "body 全市有妇联组织1200个。\n"
    "heading 二、主要做法\n"
    "body （一）抓组织。建家1200个。\n"
    "body （二）抓服务。\n"
    "heading 三、下步打算\n"
    "body 继续努力。\n"
    "signature 云岭市妇联\n"
    "document-date 2013年7月5日\n",
  },
};

const guint n_reader_document_cases = G_N_ELEMENTS (reader_document_cases);
