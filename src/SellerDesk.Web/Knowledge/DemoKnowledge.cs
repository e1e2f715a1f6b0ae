using System.Text;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Knowledge.Praise;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Web.Knowledge;

/// <summary>With the demo on, an empty desk knows something: pairs, articles and papers for the four demo shops, and a rule for praise that only tries. Written once.</summary>
internal sealed class DemoKnowledge(IConfiguration configuration, WholeDb database, SaveArticle articles, SaveDocument documents, SavePraiseRule praise, TimeProvider time, ILogger<DemoKnowledge> log)
    : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private static readonly (string Shop, string Question, string Answer)[] Pairs =
    [
        ("Тёплый дом", "Подходит для индукционной плиты?\nНа индукцию подойдёт?\nДля индукции подходит?", "Здравствуйте! Да, подходит для индукционной плиты: дно с магнитным слоем. Подойдёт и для газовой, и для стеклокерамики."),
        ("Тёплый дом", "При какой температуре стирать?\nКак стирать?\nМожно стирать в машине?", "Здравствуйте! Стирайте в бережном режиме при тридцати градусах, отжим до шестисот оборотов, без отбеливателя."),
        ("Тёплый дом", "Состав какой?\nКакой состав ткани?", "Здравствуйте! Состав указан на ярлыке и в характеристиках карточки. Если нужна точность для аллергика, лучше выбрать вариант из чистого хлопка."),
        ("Малышам", "Маломерит или в размер?\nРазмер соответствует?\nНа рост больше брать?", "Здравствуйте! Идёт в размер. Если рост ребёнка между двумя размерами, берите больший: мерки изделия есть в таблице карточки."),
        ("Малышам", "С какого возраста?\nС двух лет можно?", "Здравствуйте! Рекомендованный возраст — с трёх лет: в наборе есть мелкие детали."),
        ("Точка звука", "Можно ли слушать одним наушником?\nПо отдельности работают?", "Здравствуйте! Да, каждый наушник работает отдельно: достаньте из кейса только один."),
        ("Точка звука", "На сколько хватает заряда?\nСколько часов держат?", "Здравствуйте! До четырёх часов на одной зарядке, с кейсом до двадцати."),
        ("Уход и уют", "Срок годности какой?\nДо какого числа срок?\nСвежая партия?", "Здравствуйте! Партия свежая, срок годности не меньше года с дня отправки. Точная дата стоит на упаковке."),
        ("Уход и уют", "Для чувствительной кожи можно?", "Здравствуйте! Средство подходит для чувствительной кожи. Перед первым применением попробуйте его на сгибе локтя."),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await TryWriteAsync(stoppingToken))
                {
                    return;
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's knowledge is not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False while the demo's shops are not there yet.</returns>
    private async Task<bool> TryWriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var names = Pairs.Select(pair => pair.Shop).Distinct().ToList();
        var shops = await db.Shops.AsNoTracking().Where(s => names.Contains(s.Name)).ToDictionaryAsync(s => s.Name, s => s.Id.Value, cancel);
        if (shops.Count < names.Count)
        {
            return false;
        }

        if (await db.Articles.AnyAsync(cancel) || await db.Documents.AnyAsync(cancel))
        {
            return true;
        }

        foreach (var (shop, question, answer) in Pairs)
        {
            var title = question.Split('\n')[0].TrimEnd('?');
            await AddAsync(ArticleContent.Blank(ArticleKind.Pair) with { Title = title, Question = question, Answer = answer, Shops = [shops[shop]], Tags = ["вопросы"] }, cancel);
        }

        await AddArticlesAsync(cancel);
        await AddDocumentsAsync(shops, cancel);
        await AddRuleAsync(db, cancel);
        log.LogInformation("The demo's knowledge is written");
        return true;
    }

    private Task<ArticleId> AddAsync(ArticleContent content, CancellationToken cancel) => articles.AddAsync(Actor.Desk, content, null, cancel);

    private async Task AddArticlesAsync(CancellationToken cancel)
    {
        await AddAsync(ArticleContent.Blank(ArticleKind.Article) with { Title = "Возврат и обмен: что говорить покупателю", Tags = ["возврат"], Body = """
            ## Коротко
            - Возврат оформляется **в личном кабинете площадки**, не в переписке.
            - Просить фотографию можно, обещать деньги напрямую — нельзя.

            | Причина | Что предложить |
            | --- | --- |
            | не подошёл размер | возврат и таблицу мерок |
            | брак | возврат с причиной «Брак» и фотографией |
            | пришло не то | возврат, проверить сборку заказа |
            """ }, cancel);
        await AddAsync(ArticleContent.Blank(ArticleKind.Article) with { Title = "Как просить показать документы", Tags = ["документы"], Body = """
            Сертификаты и инструкции лежат во вкладке «Документы». Покупателю можно дать только то, что отмечено «можно покупателю».
            Если нужного документа нет, напишите, что уточните у производителя, и поставьте напоминание.
            """ }, cancel);
    }

    private async Task AddDocumentsAsync(Dictionary<string, Guid> shops, CancellationToken cancel)
    {
        (string Shop, DocumentKind Kind, string Title, string Text, bool Given)[] papers =
        [
            ("Тёплый дом", DocumentKind.Manual, "Уход за текстилем", "Стирка: бережный режим, 30 градусов. Отжим: до 600 оборотов. Глажка: через ткань.", true),
            ("Точка звука", DocumentKind.Manual, "Подключение наушников", "1. Откройте кейс. 2. Включите поиск устройств на телефоне. 3. Выберите наушники в списке.", true),
            ("Уход и уют", DocumentKind.Certificate, "Декларация о соответствии (образец)", "Образец для демонстрации. Номер и даты вписываются по подлиннику.", false),
        ];
        foreach (var paper in papers)
        {
            var wording = paper.Given ? "Памятку «" + paper.Title + "» можно посмотреть в описании карточки товара." : "";
            await documents.UploadAsync(Actor.Desk, paper.Title + ".txt", Encoding.UTF8.GetBytes(paper.Text),
                new DocumentText(paper.Kind, paper.Title, wording, paper.Given, [shops[paper.Shop]], [], []), cancel);
        }
    }

    private async Task AddRuleAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var templates = await db.ReplyTemplates.AsNoTracking().Where(t => t.Kind == WorkItemKind.Review && t.MinRating >= 4 && t.Topics == "").OrderBy(t => t.Name).Select(t => t.Id).ToListAsync(cancel);
        if (templates.Count > 0)
        {
            var rule = await praise.ExecuteAsync(Actor.Desk, null, PraiseRuleContent.Blank with { Name = "Спасибо за оценку без текста", MinRating = 4, Templates = [.. templates.Select(t => t.Value)] }, cancel);
            await praise.LetAsync(Actor.Desk, rule, PraiseRuleState.Dry, cancel);
        }
    }
}
