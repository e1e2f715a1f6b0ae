using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Replies;

/// <summary>How long one check of a reply takes: an ordinary one and the longest that anybody writes. How well it checks is measured on labelled replies by a test.</summary>
internal static class GuardBench
{
    private const int LongLetters = 5000;

    /// <summary>In the first seconds of a process its busiest code is still being compiled anew.</summary>
    private const int WarmUps = 1_000;

    private static readonly string[] Sentences =
    [
        "Здравствуйте! Спасибо, что нашли время рассказать о покупке.", "Нам жаль, что молния заедает: так быть не должно.", "Оформите, пожалуйста, возврат в личном кабинете и приложите фотографию.",
        "Самый частый вопрос — про длину рукава, у размера 48 она 62 см.", "Стирайте при 30 °C, отжим до 800 оборотов.", "Заявку рассмотрим в первую очередь, деньги вернутся на карту, с которой вы платили.",
        "Ткань — 95 % хлопка и 5 % эластана, плотность 180 г/м².", "Мы не пишем покупателям в мессенджеры и не просим менять оценку.", "Осталось 5 штук размера 44, поставка других размеров в декабре.",
        "Если полка шатается, подтяните винт в основании ключом из комплекта.", "Понимаем, что ждать двенадцать дней обидно.", "Логотип на футболке — элемент рисунка, краска держится около 40 стирок.",
    ];

    public static Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("guard", "replies put together from ordinary sentences, checked one after another on one thread by the packs that ship and the installed dictionary; the first thousand are not counted");
        var rounds = options.Number("rows", 2_000);
        var own = new OwnWords(null!, TimeProvider.System);
        var guard = new ReplyGuard(null!, new SpellingCheck(new InstalledDictionary(new SpellingSettings(), NullLogger<InstalledDictionary>.Instance), own), own);
        var reading = report.Figure("reading the packs of a marketplace", "ms");
        reading.Add(Milliseconds(() => RuleSet.Of(ShippedPacks.For(Marketplace.Ozon))));
        var rules = RuleSet.Of(ShippedPacks.For(Marketplace.Ozon));
        var usual = report.Figure("a reply of 300 characters", "ms");
        var longest = report.Figure("a reply of 5,000 characters", "ms");
        for (var round = 0; round < rounds + WarmUps; round++)
        {
            var (few, many) = (Text(300, round), Text(LongLetters, round));
            var (took, tookLong) = (Milliseconds(() => Check(guard, rules, few)), Milliseconds(() => Check(guard, rules, many)));
            if (round >= WarmUps)
            {
                usual.Add(took);
                longest.Add(tookLong);
            }
        }

        report.AtMost("a reply of 5,000 characters, median", longest.Median, 5, " ms");
        report.AtMost("a reply of 5,000 characters, 95 of 100", longest.At(0.95), 5, " ms");
        return Task.FromResult(report);
    }

    private static void Check(ReplyGuard guard, RuleSet rules, string text) => guard.Check(rules, new ReplyToCheck(Marketplace.Ozon, WorkItemKind.Review, text));

    private static double Milliseconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Text(int letters, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < letters)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(Sentences[random.Next(Sentences.Length)]);
        }

        return text.ToString(0, letters);
    }
}
