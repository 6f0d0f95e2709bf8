/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-cases.h"

const ReaderCase reader_layout_cases[] = {
  {
    "cr-bom",
    "　　\r[动态]\r\t松岭市举办培训班\302\240\r"
    "\302\240\302\240松岭市举办培训班，50人参加。\r\342\200\203\342\200\203（松岭市妇联）\f\r报：省妇联\r",
    JB_KIND_BULLETIN,
    "section 动态\n"
    "¶title 松岭市举办培训班\n"
    "paragraph 松岭市举办培训班，50人参加。\n"
    "source 松岭市妇联\n"
    "recipients-label 报\n"
    "recipient 省妇联\n",
  },
  {
    "wrap-indent",
    "[工作动态]\n"
    "　　　　松岭市妇联扎实推进妇女创业工作\n"
    "　　今年以来，松岭市妇联坚持把妇女创业就业工作作为\n"
    "服务大局、服务妇女的重要抓手，积极整合资源，创新工作\n"
    "方式，取得了明显成效。\n"
    "　　一是强化培训。依托职业学校举办培训班12期，培训妇\n"
    "女1100人次。\n"
    "　　二是落实贷款。协调金融机构发放贷款3000万元，扶持\n"
    "妇女430人。\n"
    "　　　　　　　　　　　　　　　　　　（松岭市妇联）\n"
    "　　　　枫桥县妇联送岗位进乡村\n"
    "　　3月8日，枫桥县妇联联合人社局在城关镇举办招聘会，\n"
    "提供岗位800个。\n"
    "　　　　　　　　　　　　　　　　　　（枫桥县妇联）\n"
    "报：省妇联各主席\n"
    "送：市委办公室\n"
    "发：各县妇联\n",
    JB_KIND_BULLETIN,
    "section 工作动态\n"
    "¶title 松岭市妇联扎实推进妇女创业工作\n"
    "paragraph 今年以来，松岭市妇联坚持把妇女创…\n"
    "paragraph 一是强化培训。依托职业学校举办培…\n"
    "paragraph 二是落实贷款。协调金融机构发放贷…\n"
    "source 松岭市妇联\n"
    "¶title 枫桥县妇联送岗位进乡村\n"
    "paragraph 3月8日，枫桥县妇联联合人社局在…\n"
    "source 枫桥县妇联\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipients-label 发\n"
    "recipient 各县妇联\n",
  },
  {
    "wrap-flush",
    "[工作动态]\n"
    "松岭市妇联扎实推进妇女创业工作\n"
    "\n"
    "今年以来，松岭市妇联坚持把妇女创业就业工作作为服务大局、\n"
    "服务妇女的重要抓手，积极整合资源，创新工作方式，取得了明\n"
    "显成效。\n"
    "\n"
    "一是强化培训。依托职业学校举办培训班12期，培训妇女1100人\n"
    "次。二是落实贷款。协调金融机构发放贷款3000万元，扶持妇女。\n"
    "三是搞好服务。\n"
    "\n"
    "（松岭市妇联）\n"
    "\n"
    "报：省妇联各主席\n"
    "送：市委办公室\n"
    "发：各县妇联\n",
    JB_KIND_BULLETIN,
    "section 工作动态\n"
    "¶title 松岭市妇联扎实推进妇女创业工作\n"
    "paragraph 今年以来，松岭市妇联坚持把妇女创…\n"
    "paragraph 一是强化培训。依托职业学校举办培…\n"
    "source 松岭市妇联\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipients-label 发\n"
    "recipient 各县妇联\n",
  },
  {
    "pages",
    "　　　　松 岭 妇 女 信 息\n"
    "　　　　　第9期\n"
    "松岭市妇联办公室　　　　2013年5月2日\n"
    "\n"
    "[工作动态]\n"
    "松岭市妇联扎实推进妇女创业工作\n"
    "今年以来，松岭市妇联坚持把妇女创业就业工作作为服务大局、服务妇女的重要抓手，积极整合\n"
    "- 1 -\n"
    "\f松岭妇女信息　　　　　　　第9期\n"
    "────────────────\n"
    "资源，创新工作方式，取得了明显成效。\n"
    "二是落实贷款。协调金融机构发放贷款3000万元。\n"
    "（松岭市妇联）\n"
    "- 2 -\n"
    "\f松岭妇女信息　　　　　　　第9期\n"
    "────────────────\n"
    "枫桥县妇联送岗位进乡村\n"
    "3月8日，枫桥县妇联举办招聘会，提供岗位800个。\n"
    "（枫桥县妇联）\n"
    "报：省妇联各主席\n"
    "送：市委办公室\n"
    "发：各县妇联\n"
    "- 3 -\n",
    JB_KIND_BULLETIN,
    "masthead/name 松岭妇女信息\n"
    "masthead/issue 第9期\n"
    "masthead/issuer 松岭市妇联办公室\n"
    "masthead/date 2013年5月2日\n"
    "section 工作动态\n"
    "¶title 松岭市妇联扎实推进妇女创业工作\n"
    "paragraph 今年以来，松岭市妇联坚持把妇女创…\n"
    "paragraph 二是落实贷款。协调金融机构发放贷…\n"
    "source 松岭市妇联\n"
    "¶title 枫桥县妇联送岗位进乡村\n"
    "paragraph 3月8日，枫桥县妇联举办招聘会，…\n"
    "source 枫桥县妇联\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipients-label 发\n"
    "recipient 各县妇联\n",
  },
  {
    "pages-wrap",
    "松岭妇情\n"
    "第9期\n"
    "\n"
    "松岭市妇联扎实推进妇女创业工作\n"
    "　　今年以来，松岭市妇联坚持把妇女创业就业工作作为\n"
    "服务大局、服务妇女的重要抓手，积极整合资源，创新工\n"
    "\n"
    "　　　　　　　　　　　第1页 共2页\n"
    "\f\n"
    "作方式，取得了明显成效。\n"
    "　　一是强化培训。依托职业学校举办培训班12期，培训妇\n"
    "女1100人次。\n"
    "（松岭市妇联）\n"
    "\n"
    "　　　　　　　　　　　第2页 共2页\n",
    JB_KIND_BULLETIN,
    "masthead/name 松岭妇情\n"
    "masthead/issue 第9期\n"
    "§¶title 松岭市妇联扎实推进妇女创业工作\n"
    "paragraph 今年以来，松岭市妇联坚持把妇女创…\n"
    "paragraph 一是强化培训。依托职业学校举办培…\n"
    "source 松岭市妇联\n",
  },
  {
    "table",
    "[数据]\n"
    "一季度各县妇女就业情况\n"
    "一季度全市妇女就业情况如下：\n"
    "┌────┬────┐\n"
    "│县名　　│人数　　│\n"
    "├────┼────┤\n"
    "│枫桥县　│　320　 │\n"
    "└────┴────┘\n"
    "从表中看，枫桥县完成较好。\n"
    "（松岭市妇联）\n"
    "[附录]\n"
    "二季度情况\n"
    "二季度情况见下表。\n"
    "+------+-----+\n"
    "| 县名 | 人数|\n"
    "+------+-----+\n"
    "| 枫桥 | 20  |\n"
    "+------+-----+\n"
    "（松岭市妇联发展部）\n"
    "报：省妇联各主席\n"
    "送：市委办公室\n"
    "发：各县妇联\n",
    JB_KIND_BULLETIN,
    "section 数据\n"
    "¶title 一季度各县妇女就业情况\n"
    "paragraph 一季度全市妇女就业情况如下：\n"
    "paragraph ┌────┬────┐\n"
    "│县名　　│人数　　│\n"
    "├────┼────┤\n"
    "│枫桥县　│　320　 │\n"
    "└────┴────┘\n"
    "paragraph 从表中看，枫桥县完成较好。\n"
    "source 松岭市妇联\n"
    "section 附录\n"
    "¶title 二季度情况\n"
    "paragraph 二季度情况见下表。\n"
    "paragraph +------+-----+\n"
    "| 县名 | 人数|\n"
    "+------+-----+\n"
    "| 枫桥 | 20  |\n"
    "+------+-----+\n"
    "source 松岭市妇联发展部\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipients-label 发\n"
    "recipient 各县妇联\n",
  },
  {
    "not-sources",
    "[调研]\n"
    "松岭市留守妇女情况调查\n"
    "（一）\n"
    "松岭市有留守妇女3万人。\n"
    "（2012年12月数据）\n"
    "她们的生活状况总体稳定。\n"
    "（图略）\n"
    "（二）\n"
    "留守妇女的主要困难有三个方面。\n"
    "（未完待续）\n"
    "（松岭市妇联权益部）\n"
    "报：省妇联各主席\n"
    "送：市委办公室\n"
    "发：各县妇联\n",
    JB_KIND_BULLETIN,
    "section 调研\n"
    "¶title 松岭市留守妇女情况调查\n"
    "paragraph （一）\n"
    "paragraph 松岭市有留守妇女3万人。\n"
    "paragraph （2012年12月数据）\n"
    "paragraph 她们的生活状况总体稳定。\n"
    "paragraph （图略）\n"
    "paragraph （二）\n"
    "paragraph 留守妇女的主要困难有三个方面。\n"
    "paragraph （未完待续）\n"
    "source 松岭市妇联权益部\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipients-label 发\n"
    "recipient 各县妇联\n",
  },
  {
    "mixed",
    "[动态]\r\n"
    "松岭市举办培训班\n"
    "松岭市举办培训班，50人参加。\r（松岭市妇联）\r\n"
    "报：省妇联\n",
    JB_KIND_BULLETIN,
    "section 动态\n"
    "¶title 松岭市举办培训班\n"
    "paragraph 松岭市举办培训班，50人参加。\n"
    "source 松岭市妇联\n"
    "recipients-label 报\n"
    "recipient 省妇联\n",
  },
  {
    "plain",
    "今天上午机关全体人员参加了义务植树。\n"
    "大家热情很高。\n",
    JB_KIND_BULLETIN,
    "§¶paragraph 今天上午机关全体人员参加了义务植…\n"
    "paragraph 大家热情很高。\n",
  },
  {
    "indent-no-source",
    "枫桥县妇联开办超市\n"
    "　　枫桥县妇联开办爱心超市，方便群众。\n"
    "　　超市每周开放两次。\n"
    "松岭市妇联组织植树\n"
    "　　松岭市妇联组织植树活动，150人参加。\n"
    "石桥镇妇联走访慰问\n"
    "　　石桥镇妇联走访慰问困难家庭。\n"
    "　　共发放慰问金2万元。\n",
    JB_KIND_BULLETIN,
    "§¶title 枫桥县妇联开办超市\n"
    "paragraph 枫桥县妇联开办爱心超市，方便群众…\n"
    "paragraph 超市每周开放两次。\n"
    "¶title 松岭市妇联组织植树\n"
    "paragraph 松岭市妇联组织植树活动，150人…\n"
    "¶title 石桥镇妇联走访慰问\n"
    "paragraph 石桥镇妇联走访慰问困难家庭。\n"
    "paragraph 共发放慰问金2万元。\n",
  },
  {
    "echo-no-source",
    "[简讯]\n"
    "枫桥县妇联开办爱心超市\n"
    "近日，枫桥县妇联开办爱心超市，方便群众。\n"
    "石桥镇妇联走访慰问困难家庭\n"
    "春节前夕，石桥镇妇联走访慰问困难家庭12户。\n"
    "共发放慰问金2万元\n"
    "松岭市妇联组织植树\n"
    "3月12日，松岭市妇联组织植树活动。\n"
    "送：市委办公室，市政府办公室\n",
    JB_KIND_BULLETIN,
    "section 简讯\n"
    "¶title 枫桥县妇联开办爱心超市\n"
    "paragraph 近日，枫桥县妇联开办爱心超市，方…\n"
    "¶title 石桥镇妇联走访慰问困难家庭\n"
    "paragraph 春节前夕，石桥镇妇联走访慰问困难…\n"
    "paragraph 共发放慰问金2万元\n"
    "¶title 松岭市妇联组织植树\n"
    "paragraph 3月12日，松岭市妇联组织植树活…\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipient 市政府办公室\n",
  },
  {
    "tail-source",
    "[简讯]\n"
    "枫桥县妇联开办超市\n"
    "枫桥县妇联开办爱心超市。\n"
    "超市很受欢迎。　　　　　　　　（枫桥县妇联）\n"
    "松岭市妇联组织植树\n"
    "松岭市妇联组织植树活动。      （松岭市妇联）\n"
    "报：省妇联各主席\n"
    "送：市委办公室\n"
    "发：各县妇联\n",
    JB_KIND_BULLETIN,
    "section 简讯\n"
    "¶title 枫桥县妇联开办超市\n"
    "paragraph 枫桥县妇联开办爱心超市。\n"
    "paragraph 超市很受欢迎。\n"
    "source 枫桥县妇联\n"
    "¶title 松岭市妇联组织植树\n"
    "paragraph 松岭市妇联组织植树活动。\n"
    "source 松岭市妇联\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipients-label 发\n"
    "recipient 各县妇联\n",
  },
  {
    "mixed-wrap",
    "[工作动态]\n"
    "　　　　　　松岭市妇联三项举措推进\n"
    "　　　　　　　　妇女之家建设\n"
    "\n"
    "　　松岭市妇联把妇女之家建设作为加强基层组织建设的重要抓\n"
    "手，推出三项举措。\n"
    "　　一是抓阵地。全市1260个村和210个社区全部建成妇女之家，\n"
    "总面积3.2万平方米。\n"
    "　　二是抓队伍。选聘妇女之家管理员1470名，培训2轮，参训\n"
    "率达到98%。\n"
    "\n"
    "　　　　　　　　　　　　　　（松岭市妇联、市妇女\n"
    "　　　　　　　　　　　　　　　　儿童活动中心）\n"
    "\n"
    "　　　　　　石桥镇妇联办起“周末课堂”\n"
    "\n"
    "　　编者按：石桥镇妇联利用周末为留守儿童上课，做法简便易行，\n"
    "现予刊登。\n"
    "　　每到周末，石桥镇妇女之家便热闹起来，孩子们在志愿者的\n"
    "带领下读书、画画。\n"
    "　　　　　　　　　　　　　　（石桥镇妇联）\n"
    "报：省妇联各主席\n"
    "送：市委办公室\n"
    "发：各县妇联\n",
    JB_KIND_BULLETIN,
    "section 工作动态\n"
    "¶title 松岭市妇联三项举措推进\n"
    "title 妇女之家建设\n"
    "paragraph 松岭市妇联把妇女之家建设作为加强…\n"
    "paragraph 一是抓阵地。全市1260个村和2…\n"
    "paragraph 二是抓队伍。选聘妇女之家管理员1…\n"
    "source 松岭市妇联、市妇女儿童活动中心\n"
    "¶title 石桥镇妇联办起“周末课堂”\n"
    "editor-note 石桥镇妇联利用周末为留守儿童上课，做法简便易行，现予刊登。\n"
    "paragraph 每到周末，石桥镇妇女之家便热闹起…\n"
    "source 石桥镇妇联\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n"
    "recipients-label 发\n"
    "recipient 各县妇联\n",
  },
  {
    "pages-bare",
    "松岭妇情\n"
    "第12期　　　　签发：程远山\n"
    "松岭市妇联办公室编　　2013年6月3日\n"
    "\n"
    "松岭市妇联推进妇女之家建设\n"
    "松岭市妇联把妇女之家建设作为加强基层组织建设的重要抓手，推出三项举措，全市1260个村和210个社区全部建成\n"
    "\n"
    "1\n"
    "\n"
    "妇女之家，总面积3.2万平方米。\n"
    "选聘妇女之家管理员1470名。\n"
    "\n"
    "2\n"
    "\n"
    "（松岭市妇联）\n",
    JB_KIND_BULLETIN,
    "masthead/name 松岭妇情\n"
    "masthead/issue 第12期\n"
    "tail/staff/签发 程远山\n"
    "masthead/issuer 松岭市妇联办公室编\n"
    "masthead/date 2013年6月3日\n"
    "§¶title 松岭市妇联推进妇女之家建设\n"
    "paragraph 松岭市妇联把妇女之家建设作为加强…\n"
    "paragraph 选聘妇女之家管理员1470名。\n"
    "source 松岭市妇联\n",
  },
  {
    "half-width",
    "[Briefs]\n"
    "枫桥县妇联开办超市\n"
    "4月6日,枫桥县妇联开办爱心超市,方便群众.\n"
    "超市里有米,面,油等.\n"
    "(枫桥县妇联 林晚)\n"
    "报:省妇联各主席,市委办\n"
    "送:市委办公室\n",
    JB_KIND_BULLETIN,
    "section Briefs\n"
    "¶title 枫桥县妇联开办超市\n"
    "paragraph 4月6日,枫桥县妇联开办爱心超市…\n"
    "paragraph 超市里有米,面,油等.\n"
    "source 枫桥县妇联 林晚\n"
    "recipients-label 报\n"
    "recipient 省妇联各主席\n"
    "recipient 市委办\n"
    "recipients-label 送\n"
    "recipient 市委办公室\n",
  },
};

const guint n_reader_layout_cases = G_N_ELEMENTS (reader_layout_cases);
