"""Results told in other words than their targets, or of something near to them, by table."""

import pytest
from year_reports import report

from taizhang.core.verdict import Outcome, Verdict
from taizhang.reconcile import reconcile


def _verdict(target: str, result: str) -> Verdict:
    """The verdict on the last figure of the target."""
    entries = [report(2031, plan=target), report(2032, review=result)]
    return [verdict for verdict in reconcile(entries) if verdict.target.period == "2031"][-1]


@pytest.mark.parametrize(
    ("target", "result", "outcome", "told", "why"),
    [
        # one thing under two names
        ("敷设雨污分流管网60公里。", "新建污水管网61公里。", "met", "61公里", "one kind of pipe"),
        ("新增消火栓300个。", "新增消防栓330个。", "exceeded", "330个", "two names of a hydrant"),
        ("新建和升级改造公厕20座。", "改造公厕21座。", "met", "21座", "a mixed verb holds both"),
        ("新建改造社区公园6个。", "建成社区公园6个。", "met", "6个", "a mixed verb holds both"),
        ("培育壮大高新技术企业，达到300家。", "国家高新技术企业达到310家。", "met", "310家", "short name"),
        ("突出抓好基础设施投资，增长10%以上。", "基础设施投资增长12.4%。", "met", "12.4%", "verbs in front"),
        ("全年提供保障性住房500套。", "保障性住房开工900套、供应510套。", "met", "510套", "供应, not 开工"),
        ("引进持牌金融机构3家以上。", "引进青禾银行等5家金融持牌机构。", "met", "5家", "引进 is not a stock"),
        # the figure's own neighbours name the thing
        ("实施80台老旧电梯的建设改造任务。", "改造老旧电梯82台。", "met", "82台", "the subject is bare work"),
        ("完成20个路口整治和50公里供水管网建设。", "新建供水管网51公里。", "met", "51公里",
         "what 和 joins to the figure is of another member"),
        ("保障房基本建成400套，新开工500套。", "保障性住房新开工520套。", "met", "520套",
         "the clause in front names the thing"),
        ("安排80亿财政预算用于六大民生领域。", "六大民生领域投入财政资金82亿元。", "met", "82亿元",
         "亿 beside 预算 is money"),
        ("开工改造小区100个以上。", "开工改造老旧小区110个。", "met", "110个", "near sizes"),
        ("引进国内外大型总部企业4家以上。", "引进总部企业6家。", "met", "6家", "大型 does not narrow it"),
        ("新增人行天桥电梯20部。", "新建人行天桥3座、电梯21部。", "met", "21部", "said in front"),
        ("引进生产性服务机构5家以上。", "引进生产性服务业企业6家。", "met", "6家", "服务业 is no part here"),
        ("举办银企对接活动10场以上。", "举办银企对接活动12期。", "met", "12期", "events by 场 and 期"),
        ("引进持牌金融机构6家以上。", "引入持牌金融机构7家。", "met", "7家", "another verb"),
        ("改造社康中心8家。", "提升8家社康中心品质。", "met", "8家", "品质 is no other thing"),
        ("建设农村供水工程30处。", "完成农村集中供水工程31处。", "met", "31处", "a figure so near"),
        ("改造城中村3500套。", "实施城中村改造3500户。", "met", "3500户", "the same figure by 户"),
        ("建成东湖公园、云山植物园及15个社区公园。", "建成社区公园15个。", "met", "15个", "last member"),
        ("提升村卫生室350所。", "350所村卫生室达到良好标准。", "met", "350所", "no stock: the same figure"),
        ("推动6家企业上市。", "新增上市企业9家。", "exceeded", "9家", "enterprises that went public"),
        ("推动300多个项目投产达效。", "310个新投产项目增加产值9亿元。", "met", "310个", "projects begun"),
        ("新增产值80亿元左右。", "310个新投产项目增加产值82亿元。", "met", "82亿元", "增加 and 新增"),
        ("支持不低于4万人创业。", "扶持创业4.7万人。", "met", "4.7万人", "支持 and 扶持"),
        ("引进留用360名高层次银龄人才。", "招募留用银龄人才549人。", "exceeded", "549人", "引进, 招募"),
        ("新增规模以上工业企业80户。", "培育规上工业企业88家。", "exceeded", "88家", "户 and 家"),
        ("接待医疗旅游50万人次。", "医疗旅游人次60万。", "exceeded", "60万", "the unit stands in the name"),
        ("开展城中村改造行动，年内完成600套改造计划。", "开工城中村改造610套。", "met", "610套",
         "the clause in front names what the plan is for"),
        ("清单化项目化改造燃气管网60公里。", "改造燃气管网70公里。", "exceeded", "70公里", "how it is done"),
        ("做实江湾品牌、力争游湖人数达60万。", "游湖人数超55万。", "missed", "55万", "力争 opens the target"),
        ("新增总部在柏川的上市企业2家以上。", "新增上市企业3家。", "met", "3家", "the report's own place"),
        ("建成绿色工厂8家。", "创建区级以上绿色工厂9家。", "exceeded", "9家", "the report's own level"),
        ("新增学前教育公办学位6万个。", "新增公办幼儿园学位6.1万个。", "met", "6.1万个", "another order"),
        ("支持900家工业企业开展技改。", "推动930家工业企业开展技术改造。", "met", "930家", "short name"),
        ("新增幼儿园学位2000个。", "新增幼儿园3所、学位2100个。", "met", "2100个", "said in front"),
        ("今年再减少低收入人口1000人以上。", "低收入人口减少1232人。", "met", "1232人", "no level"),
        ("战略性新兴产业增加值达到250亿元。", "战新产业集群增加值240亿元。", "nearly", "240亿元", "short"),
        ("经营主体数量增长5%，其中企业数增长4%。", "经营主体达9万户、增长6%，其中企业4万户、增长4.2%。",
         "met", "4.2%", "a part is named by its whole"),
        ("市财政安排科技投入7亿元。", "市财政用于科技、教育、卫生的支出分别为8亿元、5亿元、3亿元。",
         "exceeded", "8亿元", "the neighbours in a list matched one to one are of others"),
        ("改造合表供电小区10万户。", "合表供电小区改造惠及群众10.6万户。",
         "exceeded", "10.6万户", "及 of a word"),
        ("新增学位4500个。", "新增义务教育学位4650个。", "met", "4650个", "the part alone reaches it"),
        ("完成150个内涝积水点整治。", "完成219个内涝点整治。", "exceeded", "219个", "内 is no 以内 here"),
        ("安排“三农”支出562亿元。", "用于“三农”的投入595亿元。", "exceeded", "595亿元", "用于, 安排"),
        ("“三公”经费压缩9%。", "压减会议经费31%、“三公”经费37%。", "exceeded", "37%", "two verbs of a cut"),
        ("带动完成固定投资84亿元。", "固定资产投资总额82亿元。", "nearly", "82亿元", "a short name"),
        ("累计完成坡地风险点整治6639处。", "五年来，完成坡地风险点整治6640处。", "met", "6640处", "total"),
        ("国高企业累计超过600家。", "新增国高企业251家，累计达803家。", "met", "803家", "the total is told"),
        ("固定资产投资增长10%。", "重点项目带动固定资产投资增长11%。", "exceeded", "11%", "a verb in front"),
        # a figure so near that a word more or less hardly means another thing
        ("改造第一批渔港泊位40个。", "启动43个渔港泊位改造。", "exceeded", "43个", "the first lot"),
        ("建成首批水上驿站8个。", "新建水上驿站9个。", "exceeded", "9个", "the first lot"),
        ("新增公办中小学学位1500个。", "新增公办学位1560个。", "met", "1560个", "near, though wider"),
        ("空气中PM2.5平均浓度控制在26微克/立方米以下。", "PM2.5浓度为26.3微克/立方米。", "nearly",
         "26.3微克/立方米", "空气中 names no other thing"),
        ("开办10所新型公办幼儿园。", "新增公办幼儿园9所。", "missed", "9所", "新型 before 公办"),
        ("新增高中学位900个。", "新增普高学位910个。", "met", "910个", "short name"),
        ("对50个无电梯老楼实施改造并鼓励居民自筹加装。", "46个无电梯老楼完成改造。", "missed", "46个",
         "what else is to be done with it"),
        ("筹集房源1000套以上。", "筹集保障性住房1100套。", "met", "1100套", "房源 that is raised"),
        ("推动6家企业在海内外证券市场上市。", "新增上市企业4家。", "missed", "4家", "firms that go public"),
        ("建筑垃圾资源利用率提升至28%。", "建筑废弃物资源化利用率、秸秆饲料综合利用率均超41%。", "exceeded",
         "41%", "one figure of each of two things"),
        ("固定资产投资87亿元。", "固定资产投资突破80亿元，达到88亿元。", "met", "88亿元", "exact"),
        ("低保标准提高到每人每月710元。", "低保标准从655元提高至730元。", "met", "730元", "no month"),
        ("补助标准由每人每年310元提高到350元。", "补助标准达到每人每年350元。", "met", "350元", "a level"),
        ("新增污水处理能力7万吨/天。", "新增污水处理能力3万吨/日。", "missed", "3万吨/日", "天 and 日"),
        ("完成83座渡槽加固。", "五年来，完成83座渡槽加固。", "met", "83座", "the very number"),
        ("取缔流域内35家高污染作坊。", "取缔高污染作坊41家。", "exceeded", "41家", "the more the better"),
        ("污染治理费用控制在30万元。", "污染治理费用40万元。", "missed", "40万元", "costs"),
        ("完成56件便民实事。", "56件便民实事，除7件因选址改变外，其余全部办结。", "not_reported", None,
         "56 is what there was to do"),
        # what there was to do is not what was done
        ("完成40项民生实事。", "40项民生实事完成35项。", "missed", "35项", "35 of 40"),
        # near, and no answer
        ("新增市级孵化器、众创空间5个以上。", "新增孵化器2个。", "not_comparable", "2个", "one of two"),
        ("工伤和医疗保险参保8万人。", "医疗保险参保7万人。", "not_comparable", "7万人", "one of two"),
        ("改造老旧小区2万套。", "老旧小区、城中村改造2.2万套。", "not_comparable", "2.2万套", "two things"),
        ("万元GDP水耗下降5%。", "万元GDP水耗三年累计下降21%。", "not_comparable", "21%", "three years"),
        ("新增科技企业孵化器5家。", "科技企业孵化器达90家。", "not_comparable", "90家", "a stock"),
        ("国有企业负债率降至60%以下。", "省属国企资产负债率降至55%。", "not_comparable", "55%", "a part"),
        ("完成城中村综合整治40%。", "完成12个城中村综合整治。", "not_comparable", "12个", "share, count"),
        ("民生领域支出增长12%。", "九类民生领域支出达30亿元。", "not_comparable", "30亿元", "a level"),
        ("新建和升级改造公厕60座。", "创建星级公厕20座。", "not_comparable", "20座", "a part by its name"),
        ("加快保障房建设，开工100套。", "新开工人才和保障性住房900套。", "not_comparable", "900套", "more"),
        ("新建社区公园2个。", "新建公园3个。", "not_comparable", "3个", "what narrows it is lost"),
        ("新增普惠性幼儿园学位100个。", "新增公办幼儿园学位300个。", "not_comparable", "300个", "two parts"),
        ("提升改造公园20个。", "新建、改造公园30个。", "not_comparable", "30个", "new ones counted too"),
        ("建成10个活力示范村。", "大力推进10个活力示范村。", "not_comparable", "10个", "not finished"),
        ("少儿医疗保险参保人数4万。", "少儿医保和统筹医疗参保人数5万。", "not_comparable", "5万", "both"),
        ("改造城镇老旧小区2000套。", "实施老旧小区、城中村改造2200套。", "not_comparable", "2200套", "two"),
        ("新增绿色工厂10家以上。", "新增国家级绿色工厂6家。", "not_comparable", "6家", "of one level"),
        ("新增绿道6公里、碧道11公里。", "新建绿道碧道17公里。", "not_comparable", "17公里", "both together"),
        ("新增学位4500个。", "新增义务教育学位2400个。", "not_comparable", "2400个", "a part too small"),
        ("开工综合管廊46公里。", "建成绿道9公里、综合管廊5公里。", "not_comparable", "5公里", "begun, done"),
        ("为企业和个人减税80亿元。", "为企业和个人减税降费130亿元。", "not_comparable", "130亿元", "fees"),
        ("新增持牌法人金融机构5家。", "引进持牌金融机构9家。", "not_comparable", "9家", "not all are 法人"),
        ("新增创新平台25家以上。", "创新平台由309家增至334家。", "not_comparable", "334家", "a net rise"),
        ("新增绿色建筑80万平方米。", "绿色建筑总量达532万平方米。", "not_comparable", "532万平方米", "all"),
        ("开工100个小区饮水工程。", "小区饮水工程惠及15万人。", "not_comparable", "15万人", "people"),
        ("战新产业产值达到160亿元。", "战略性新兴产业增加值22亿元。", "not_comparable", "22亿元", "measures"),
        ("低空产业产值达到16亿元。", "低空产业增加值2亿元。", "not_comparable", "2亿元", "by name alone"),
        ("合同利用外资8亿美元。", "实际利用外资5亿美元。", "not_comparable", "5亿美元", "agreed, paid in"),
        ("筹建保障性租赁住房250套。", "筹建保障性住房810套。", "not_comparable", "810套", "of all kinds"),
        # another thing stays another thing
        ("引进绿色低碳企业8家。", "引进17个绿色低碳项目。", "not_reported", None, "projects are no firms"),
        ("新增消火栓300个。", "新建消防站3个。", "not_reported", None, "a station is no hydrant"),
        ("新建供水管网60公里。", "新建污水管网61公里。", "not_reported", None, "water in and water out"),
        ("全年供应住房用地30公顷。", "全年开工住房31万平方米。", "not_reported", None, "land and floors"),
    ],
)  # fmt: skip
def test_other_words(target: str, result: str, outcome: Outcome, told: str | None, why: str) -> None:
    verdict = _verdict(target, result)
    assert verdict.verdict == outcome, (why, verdict.reasons)
    assert (verdict.result.text if verdict.result else None) == told, (why, verdict.reasons)


def test_the_level_from_which_the_next_plan_raises_is_a_result() -> None:
    first = report(2031, plan="抚恤补助标准由每人每年310元提高到350元。")
    second = report(2032, plan="抚恤补助标准由每人每年350元提高到395元。")
    verdict = next(one for one in reconcile([first, second]) if one.target.text.startswith("350"))
    assert verdict.verdict == "met"
    assert verdict.result
    assert verdict.result.document == "柏川区2032.txt"


def test_of_two_targets_of_one_name_a_result_answers_the_one_of_its_size() -> None:
    plan = "抓好老城片区，完成固定资产投资48亿元以上。全区固定资产投资700亿元。"
    entries = [report(2031, plan=plan), report(2032, review="抓好老城片区，完成固定资产投资50亿元。")]
    found = {verdict.target.text: verdict for verdict in reconcile(entries)}
    assert found["48亿元"].verdict == "met"
    assert found["700亿元"].verdict == "not_reported"


def test_the_second_figure_of_an_area_is_of_that_area_too() -> None:
    plan = "高新区全年实现工业产值120亿元、固定资产投资10亿元。"
    entries = [report(2031, plan=plan), report(2032, review="固定资产投资61亿元。")]
    found = {verdict.target.text: verdict for verdict in reconcile(entries)}
    assert found["10亿元"].verdict not in ("met", "exceeded")


def test_the_answer_of_one_target_is_the_nearest_figure_of_another() -> None:
    plan = "固定资产投资增长15%。抓好基础设施投资，增长10%以上。"
    entries = [report(2031, plan=plan), report(2032, review="基础设施投资增长12.4%。")]
    found = {verdict.target.text: verdict for verdict in reconcile(entries)}
    assert found["10%"].verdict == "met"
    assert found["15%"].verdict == "not_comparable"
    assert found["15%"].result
    assert found["15%"].result.text == "12.4%"
