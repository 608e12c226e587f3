"""What readers ask, and the records that each question finds, in their order: the same on every database.

Of the register's own records and those of ``asked_of_all``. Questions that must find the same stand on one line.
"""

import ast
import re

FOUND = r"""
? 'lok ma chau', 'Lok Ma Chau Loop', '"Lok Ma Chau"', '“Lok Ma Chau”', 'loop', 'loops',
  agreement: hong-kong-shenzhen-lok-ma-chau-loop-2017
  event: lok-ma-chau-loop-memorandum-signing-2017
  statement: cy-leung-land-use-loop-2017 cy-leung-innovation-loop-2017-english cy-leung-innovation-loop-2017
  source: news-gov-hk-lok-ma-chau-loop-2017 info-gov-hk-lok-ma-chau-loop-2017
    docslib-lok-ma-chau-loop-memorandum-2017
? '「落馬洲」', '«落馬洲»', '落馬洲', '落马洲',
  agreement: hong-kong-shenzhen-lok-ma-chau-loop-2017
  event: lok-ma-chau-loop-memorandum-signing-2017
  statement: cy-leung-land-use-loop-2017 cy-leung-innovation-loop-2017-english cy-leung-innovation-loop-2017
  source: news-gov-hk-lok-ma-chau-loop-2017 info-gov-hk-lok-ma-chau-loop-2017
    docslib-lok-ma-chau-loop-memorandum-2017 forum-copy-lok-ma-chau-loop-2017
? '河套',
  agreement: hong-kong-shenzhen-lok-ma-chau-loop-2017
  event: lok-ma-chau-loop-memorandum-signing-2017
  statement: cy-leung-land-use-loop-2017 cy-leung-innovation-loop-2017-english cy-leung-innovation-loop-2017
  source: news-gov-hk-lok-ma-chau-loop-2017 info-gov-hk-lok-ma-chau-loop-2017
    docslib-lok-ma-chau-loop-memorandum-2017 forum-copy-lok-ma-chau-loop-2017
    news-gov-hk-lok-ma-chau-loop-speech-2017
? 'carbon market', 'carbon markets',
  agreement: quebec-california-ontario-2017
  event: ontario-withdrawal-from-linked-carbon-market-2018
? 'cap-and-trade', 'cap and trade',
  area: emissions-trading
  agreement: quebec-california-ontario-2017 quebec-california-2013
  event: quebec-california-linkage-2014 quebec-california-signing-2013
  statement: mary-nichols-advanced-programs-2013
  source: desi-trucking-california-quebec-2013 international-carbon-action-partnership-ontario-2017
? 'Soder', 'Söder', 'SÖDER',
  person: markus-soeder
  agreement: bavaria-sichuan-2023
  event: bavaria-sichuan-partnership-2024 bavaria-sichuan-signing-2023
  statement: markus-soeder-important-to-be-here-2024 markus-soeder-economic-relations-2024
  source: china-consulate-munich-bavaria-dialogue-2023
? 'Strauss', 'Strauß',
  person: franz-josef-strauss
  agreement: bavaria-shandong-1987
  event: bavaria-shandong-signing-1987
? 'Lisee', 'Lisée',
  person: jean-francois-lisee
  agreement: quebec-california-2013
  event: quebec-california-signing-2013
? 'communique', 'communiqué',
  agreement: quebec-bavaria-1989
  event: quebec-bavaria-signing-1989
  source: quebec-office-munich-relations
? 'Jalisco', 'Jalisco )', '"Jalisco', 'Jalisco"', '-Jalisco', '+Jalisco', 'Jalisco*', 'Jalisco\\', \
  '\x01Jalisco\x1f', '\u200fJalisco\u200e', 'Jalisco 🚢', 'Jalisco ' * 1250, 'ＪＡＬＩＳＣＯ', \
  'J\u0301alisco',
  party: state-of-jalisco
  person: pablo-lemus-navarro
  place: guadalajara
  agreement: catalonia-jalisco-2025
  event: catalonia-jalisco-signing-2025 catalonia-jalisco-commitment-2025
    salvador-illa-visit-guadalajara-2025
  statement: salvador-illa-in-common-2025 salvador-illa-first-step-2025 pablo-lemus-silicon-valley-2025
  source: sdp-noticias-catalonia-jalisco-2025 europa-press-aldia-catalonia-jalisco-2025
? 'Jalisco Silicon', 'silicon valley',
  agreement: catalonia-jalisco-2025
  statement: pablo-lemus-silicon-valley-2025
  source: sdp-noticias-catalonia-jalisco-2025
? '"valley silicon"', '加州江蘇', '*', '-', '"', '""', 'title:jalisco', 'Jalisco AND Yucatan', \
  'Jalisco OR Yucatan', '(', '%', '\\', 'obrien', 'a AND b OR', '🚢', '\u202e\u2066', 'x' * 10000, \
  '落' * 9999, '会长 加州',
? '加州 江蘇', '江苏 加州',
  agreement: california-jiangsu-2023 california-jiangsu-2013
  event: california-jiangsu-memorandum-signing-2023 california-jiangsu-agreement-signing-2013
    edmund-g-brown-jr-luo-zhijun-meeting-2013
? '제주',
  party: jeju-special-self-governing-province
  person: won-hee-ryong oh-young-hun
  place: jeju
  agreement: jeju-hainan-2018 hainan-jeju-2025
  event: hainan-jeju-signing-2025 jeju-hainan-signing-2018 hainan-delegation-visit-jeju-2018
  statement: won-hee-ryong-old-friends-2018
  source: xinhua-hainan-jeju-2025 financial-news-busan-jeju-hainan-2018
? '제주 하이난',
  agreement: jeju-hainan-2018 hainan-jeju-2025
  event: hainan-jeju-signing-2025 jeju-hainan-signing-2018
  statement: won-hee-ryong-old-friends-2018
  source: xinhua-hainan-jeju-2025 financial-news-busan-jeju-hainan-2018
? '오랜 친구',
  agreement: jeju-hainan-2018
  statement: won-hee-ryong-old-friends-2018
  source: financial-news-busan-jeju-hainan-2018
? '沖縄県',
  party: okinawa-prefecture
  person: 屋比久盛敏 takeshi-onaga
  agreement: okinawa-fujian-economic-2016
  event: okinawa-fujian-signing-2016
? '沖繩', '冲绳',
  party: okinawa-prefecture
  person: 屋比久盛敏 takeshi-onaga
  agreement: okinawa-fujian-economic-2016
  event: okinawa-fujian-customs-request-2017 okinawa-fujian-signing-2016 okinawa-fujian-friendship-1997
  source: okinawa-times-fujian-customs-2017 ryukyu-shimpo-okinawa-fujian-signed
    ryukyu-shimpo-okinawa-fujian-planned ryukyu-shimpo-okinawa-fujian-25-years
? '翁長雄志',
  person: takeshi-onaga
  agreement: okinawa-fujian-economic-2016
  event: okinawa-fujian-signing-2016
? 'خالد الفالح', 'الفالح',
  person: khalid-al-falih
  agreement: hong-kong-saudi-arabia-belt-and-road-2025 hong-kong-saudi-arabia-investment-2023
  event: hong-kong-saudi-arabia-belt-and-road-signing-2025 hong-kong-saudi-arabia-investment-signing-2023
  statement: khalid-al-falih-strategic-step-2025
  source: okaz-hong-kong-saudi-arabia-2025
? 'Jerry Brown',
  person: edmund-g-brown-jr
  agreement: quebec-california-ontario-2017 california-jiangsu-2013
  event: quebec-california-ontario-signing-2017 edmund-g-brown-jr-luo-zhijun-meeting-2013
    california-jiangsu-agreement-signing-2013
  statement: edmund-g-brown-jr-our-example-2017 edmund-g-brown-jr-move-mountains-2013
? '滬', '沪',
  party: shanghai-municipal-peoples-government
  person: hua-yuan gong-zheng
  agreement: hong-kong-shanghai-memorandum-2024
  event: hong-kong-shanghai-co-operation-conference-2024 hong-kong-shanghai-memorandum-signing-2024
  statement: john-lee-important-milestone-2024 gong-zheng-great-significance-2024
  source: south-china-morning-post-hong-kong-shanghai-2024 shine-hong-kong-shanghai-2024
? '渝',
  party: chongqing-municipal-peoples-government
  person: hu-henghua
  agreement: hong-kong-chongqing-mechanism-2023
  event: hong-kong-chongqing-memorandum-signing-2023 hong-kong-chongqing-co-operation-conference-2023
  statement: john-lee-chongqing-2023
  source: fumei-finance-chongqing-2023 tdminews-chongqing-2023 beijing-youth-daily-chongqing-2023
? '鄂',
  party: hubei-provincial-peoples-government
  agreement: hong-kong-hubei-mechanism-2021
  event: hong-kong-hubei-mechanism-signing-2021 hong-kong-hubei-co-operation-conference-2021
  source: xinhua-hubei-2021
? 'BFA',
  party: boao-forum-for-asia
  person: zhou-xiaochuan ban-ki-moon
  event: boao-forum-annual-conference-2025 hainan-hong-kong-memorandum-signing-2025
    boao-forum-annual-conference-2025-sub-event boao-forum-annual-conference-2018
    john-lee-ka-chiu-feng-fei-meeting-2025
  source: global-times-hainan-hksar-2025
? 'AHKFTA',
  agreement: asean-hong-kong-free-trade-2017
  source: manila-shimbun-asean-hong-kong-2017
? 'ASEAN',
  party: association-of-southeast-asian-nations
  agreement: asean-hong-kong-free-trade-2017 hainan-hong-kong-2025
  event: asean-hong-kong-free-trade-signing-2017 asean-summit-31
  statement: edward-yau-vote-for-freer-trade-2017 john-lee-trade-and-talent-2025
    john-lee-combine-advantages-2025
  source: cgtn-asean-hong-kong-2017 global-times-hainan-hksar-2025 manila-shimbun-asean-hong-kong-2017
? '東盟', '东盟',
  party: association-of-southeast-asian-nations
  agreement: asean-hong-kong-free-trade-2017 hainan-hong-kong-2025
  event: asean-hong-kong-free-trade-signing-2017 asean-summit-31
  statement: edward-yau-vote-for-freer-trade-2017 john-lee-trade-and-talent-2025
    john-lee-combine-advantages-2025
  source: trt-world-asean-hong-kong-2017 cgtn-asean-hong-kong-2017
? 'go together',
  agreement: hong-kong-zhejiang-agreement-2023 hong-kong-sichuan-memorandum-2021
  statement: john-lee-go-together-2025
  source: hk01-lee-boao-forum-2025 china-daily-lee-free-trade-boao-2025 global-times-hainan-hksar-2025
? '"go together"', '"Go alone; you may go fast"',
  statement: john-lee-go-together-2025
  source: hk01-lee-boao-forum-2025 china-daily-lee-free-trade-boao-2025 global-times-hainan-hksar-2025
? 'G2', 'g2 issue',
  agreement: california-jiangsu-2023
  statement: gavin-newsom-g2-issue-2023
  source: china-daily-subnational-exchanges-2023
? '數據流動', '数据流动',
  area: secure-flow-of-data
  agreement: hainan-hong-kong-2025 macao-greater-bay-area-data-flow-2024
    hong-kong-greater-bay-area-data-flow-2023
  event: macao-greater-bay-area-data-flow-signing-2024 hong-kong-greater-bay-area-data-flow-signing-2023
  statement: sun-dong-data-flow-2023
  source: government-information-bureau-macao-data-flow-2024 macau-daily-times-data-flow-2024
    hk01-data-flow-2023 digital-policy-office-data-flow
? '數據 澳門',
  agreement: macao-greater-bay-area-data-flow-2024
  event: macao-greater-bay-area-data-flow-signing-2024
  source: hoje-macau-data-flow-2024 government-information-bureau-macao-data-flow-2024
    macau-daily-times-data-flow-2024
? 'Guadalajara',
  place: guadalajara
  agreement: catalonia-jalisco-2025
  event: salvador-illa-visit-guadalajara-2025 catalonia-jalisco-signing-2025
  source: nacio-digital-catalonia-jalisco-2025
? '尤卡坦', 'Yucatán', 'yucatan',
  party: yucatan-state-government
  person: mauricio-vila-dosal
  agreement: yucatan-sichuan-2022
  event: yucatan-sichuan-signing-2022 yucatan-letter-on-twinning-2021
  source: yucatan-times-yucatan-sichuan-2022
? 'Plan Nord',
  event: quebec-bavaria-plan-nord-2012
? 'protectionism',
  statement: john-lee-reject-protectionism-2025
  source: global-times-hainan-hksar-2025
? 'protectionist',
  agreement: asean-hong-kong-free-trade-2017
  statement: edward-yau-vote-for-freer-trade-2017
  source: trt-world-asean-hong-kong-2017
? 'state-of-the-art', 'state-of-the-art harbour', 'harbour',
  agreement: x-harbour
? "O'Brien", 'O’Brien', 'Nunez',
  agreement: x-obrien
? 'C*',
  agreement: x-vitamin quebec-california-ontario-2017
  statement: philippe-couillard-will-spread-2017
  source: le-soleil-quebec-california-ontario-2017
? 'NEAR(a b)', 'lighthouse NEAR(a b)', 'near(a b)',
  agreement: x-near
? "'; DROP TABLE",
  agreement: x-table
? 'old friends',
  agreement: jeju-hainan-2018
  statement: won-hee-ryong-old-friends-2018
? 'ocean apart',
  agreement: california-hainan-2023
  statement: gavin-newsom-an-ocean-apart-2023
  source: governor-of-california-hainan-2023
? 'key to the door',
  agreement: hong-kong-guangdong-framework-2010
  statement: donald-tsang-key-to-the-door-2010
  source: china-daily-hong-kong-guangdong-framework-2010
? 'Macao data',
  agreement: macao-greater-bay-area-data-flow-2024 hong-kong-greater-bay-area-data-flow-2023
  event: macao-greater-bay-area-data-flow-signing-2024
  source: hoje-macau-data-flow-2024 government-information-bureau-macao-data-flow-2024
? '易煉紅',
  person: yi-lianhong
  agreement: hong-kong-zhejiang-agreement-2023
  event: hong-kong-zhejiang-agreement-signing-2023
  source: sing-tao-headline-hong-kong-zhejiang-2023
? '海南MOU', 'MOU海南',
  agreement: jeju-hainan-2018 hainan-hong-kong-2025
  statement: john-lee-pleased-to-meet-2025 john-lee-new-stage-2025
  source: global-times-hainan-hksar-2025 financial-news-busan-jeju-hainan-2018 newsis-jeju-hainan-2018
? '45項',
  event: hainan-recognition-of-hong-kong-qualifications
? 'Won Hee-ryong',
  person: won-hee-ryong
  agreement: jeju-hainan-2018
  event: jeju-hainan-signing-2018
  statement: won-hee-ryong-old-friends-2018
? 'Gavin Newsom',
  person: gavin-newsom
  agreement: california-jiangsu-2023
  event: gavin-newsom-visit-to-jiangsu-2023 gavin-newsom-visit-to-china-2023
    california-jiangsu-memorandum-signing-2023
  statement: xin-changxing-golden-fall-2023 gavin-newsom-g2-issue-2023 gavin-newsom-an-ocean-apart-2023
? 'State of the art',
  person: bernd-sibler
  agreement: x-harbour
? 'C* arrangement',
  agreement: x-vitamin
? 'lighthouse', 'lighthouse; --', "lighthouse'",
  agreement: x-table x-percent x-near
? '100%', '100% lighthouse',
  agreement: x-percent
? 'Jalisco -Catalonia',
  agreement: catalonia-jalisco-2025
  event: catalonia-jalisco-signing-2025 catalonia-jalisco-commitment-2025
  statement: salvador-illa-in-common-2025 salvador-illa-first-step-2025 pablo-lemus-silicon-valley-2025
  source: sdp-noticias-catalonia-jalisco-2025
? 'Jal',
  place: guadalajara
? '粤澳', '粵澳',
  agreement: guangdong-macao-framework-2011
  event: guangdong-macao-joint-conference-2019 guangdong-macao-framework-signing-2011
  source: xinhua-guangdong-macao-framework-2011 macao-official-gazette-guangdong-framework-2011-zh
? '瓊 濟州', '琼 济州',
  agreement: hainan-jeju-2025 jeju-hainan-2018
  event: hainan-jeju-signing-2025 jeju-hainan-signing-2018
? '瓊 MOU',
  agreement: jeju-hainan-2018 hainan-hong-kong-2025
"""

#: A question as Python writes it, perhaps so many times.
QUESTION = re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?: \* (\d+))?,""")


def questions():
    """Each question with what it finds: ``{"party": ["hainan", ...], ...}``."""
    for block in FOUND.split("\n? ")[1:]:
        asked, *lines = block.replace("\\\n", "").split("\n")
        found = {}
        for word in " ".join(lines).split():
            if word.endswith(":"):
                found[word[:-1]] = named = []
            else:
                named.append(word)
        for text, times in QUESTION.findall(asked):
            yield ast.literal_eval(text) * int(times or 1), found
